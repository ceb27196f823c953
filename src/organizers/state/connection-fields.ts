import type { Language } from '../../chat/language.ts';
import type { Block } from '../../chat/message.ts';
import type { Place } from '../../chat/place.ts';
import type { Core } from '../../core.ts';
import type { ProcessSeen } from '../../processes/processes.ts';
import { momentOf } from './moment-of.ts';

type Field = Extract<Block, { kind: 'fields' }>['fields'][number];

/** Whether each platform is connected, and since when it is or is not; of several processes also which ones run. */
export async function connectionFields(core: Core, language: Language): Promise<Field[]> {
  const running = await core.processes.running();
  const connections = core.platforms.map(({ name, capabilities }): Field => {
    const key = `bot.platform.${name}`;
    const label = core.phrases.has(key) ? core.phrases.text(language, key) : name;
    const elsewhere = capabilities.oneListener && !core.processes.hears(name);
    const listener = elsewhere && running.find(({ hears }) => hears.includes(name));
    if (listener) {
      return {
        label,
        value: core.phrases.text(language, 'bot.connected-elsewhere', { host: listener.host }),
      };
    }
    const known = core.connections.get(name);
    const state = core.phrases.text(language, known?.isUp ? 'bot.connected' : 'bot.not-connected');
    return { label, value: [state, ' ', momentOf(core, known?.since ?? core.startedAt, language)] };
  });
  return [...connections, ...(core.processes.areSeveral ? [copies(core, language, running)] : [])];
}

function copies(core: Core, language: Language, running: readonly ProcessSeen[]): Field {
  const hosts = running.map(({ host }) => host).join(', ');
  return {
    label: core.phrases.text(language, 'bot.copies'),
    value: core.phrases.text(language, 'bot.copies-running', { count: running.length, hosts }),
  };
}

/** The reactions of this group's posts are known as of the oldest of their last readings. */
export async function reactionsField(core: Core, language: Language, place: Place) {
  const events = await core.store.events.coming(place, core.clock.now(), 100);
  const posts = (await Promise.all(events.map(({ id }) => core.store.posts.of(id)))).flat();
  const here = posts.filter((post) => {
    return (
      post.message !== null && post.place.platform === place.platform && post.place.group === place.group
    );
  });
  const read = here.map(({ id, readAt }) => core.readings.get(id) ?? readAt);
  const known = read.filter((at) => at !== null);
  const label = core.phrases.text(language, 'bot.reactions');
  if (here.length === 0) return { label, value: core.phrases.text(language, 'bot.no-posts') };
  if (known.length < read.length) return { label, value: core.phrases.text(language, 'bot.not-all-read') };
  return {
    label,
    value: [core.phrases.text(language, 'bot.read'), ' ', momentOf(core, Math.min(...known), language)],
  };
}
