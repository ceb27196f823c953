import type { Language } from '../../chat/language.ts';
import type { Block } from '../../chat/message.ts';
import type { Core } from '../../core.ts';
import { clockIn, zoneName } from '../../events/zones/zone-label.ts';
import { refreshPosts } from '../../rsvps/refresh-posts.ts';
import type { Group } from '../../store/groups.ts';
import { languageChoice } from './language-choice.ts';

/** Sets the zone in which times are typed from now on; what is planned keeps its moment. Resolves with what to say of it. */
export async function chooseZone(
  core: Core,
  group: Group,
  timeZone: string,
  language: Language,
): Promise<Block[]> {
  await core.store.groups.change(group.id, { timeZone });
  const clock = clockIn(timeZone, core.clock.now(), language);
  const [event] = await core.store.events.coming(whereOf(group), core.clock.now(), 1);
  const isMoved = group.timeZone !== null && group.timeZone !== timeZone && event !== undefined;
  return [
    said(core, language, 'zone.chosen', { city: zoneName(timeZone, language), clock }),
    ...(isMoved ? [said(core, language, 'zone.events-stay')] : []),
  ];
}

/** Sets what posts are written in; those that stand are written anew. */
export async function chooseLanguages(
  core: Core,
  group: Group,
  languages: readonly Language[],
  language: Language,
): Promise<Block[]> {
  const now = core.clock.now();
  await core.store.transaction(async (repositories) => {
    await repositories.groups.change(group.id, { languages });
    // Those that stand elsewhere too: an event speaks its own group's languages everywhere.
    for (const event of await repositories.events.open(now)) {
      if (event.groupId === group.id) await refreshPosts(repositories, event.id, now, null);
    }
  });
  const written = core.phrases.text(language, `settings.languages.${languageChoice(languages)}`);
  return [said(core, language, 'settings.languages.changed', { languages: written })];
}

export function said(core: Core, language: Language, key: string, values = {}): Block {
  return { kind: 'text', text: core.phrases.text(language, key, values) };
}

function whereOf({ platform, nativeId }: Group) {
  return { platform, group: nativeId };
}
