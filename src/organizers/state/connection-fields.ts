import type { Language } from '../../chat/language.ts';
import type { Place } from '../../chat/place.ts';
import type { Core } from '../../core.ts';
import { momentOf } from './moment-of.ts';

/** Whether each platform is connected, and since when it is or is not. */
export function connectionFields(core: Core, language: Language) {
  return core.platforms.map(({ name }) => {
    const known = core.connections.get(name);
    const key = `bot.platform.${name}`;
    const state = core.phrases.text(language, known?.isUp ? 'bot.connected' : 'bot.not-connected');
    return {
      label: core.phrases.has(key) ? core.phrases.text(language, key) : name,
      value: [state, ' ', momentOf(core, known?.since ?? core.startedAt, language)],
    };
  });
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
  const read = here.map(({ id }) => core.readings.get(id) ?? null);
  const known = read.filter((at) => at !== null);
  const label = core.phrases.text(language, 'bot.reactions');
  if (here.length === 0) return { label, value: core.phrases.text(language, 'bot.no-posts') };
  if (known.length < read.length) return { label, value: core.phrases.text(language, 'bot.not-all-read') };
  return {
    label,
    value: [core.phrases.text(language, 'bot.read'), ' ', momentOf(core, Math.min(...known), language)],
  };
}
