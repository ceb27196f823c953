import type { Language } from '../../chat/language.ts';
import type { Message } from '../../chat/message.ts';
import type { Place } from '../../chat/place.ts';
import type { Core } from '../../core.ts';
import type { Changes } from '../../events/changing/changes.ts';
import type { Outcome } from '../../events/changing/take-down.ts';
import { voice } from '../../events/showing/bilingual.ts';
import { formatBriefly } from '../../events/when/format-when.ts';
import type { Event } from '../../store/events.ts';
import type { Group } from '../../store/groups.ts';
import { tellBesides } from './tell-besides.ts';

/** What somebody did with an event. */
type Done =
  | { readonly kind: 'changed'; readonly changes: Changes }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'taken-down'; readonly stands: Outcome };

/**
 * Tells the organizers of the group that made an event what was done with it in this place, where that is another
 * group's; never who did it. To be called once it is done: nobody waits for it, and nothing depends on it.
 */
export function changedElsewhere(core: Core, event: Event, place: Place, done: Done): void {
  tellBesides(core, async ({ groups }) => {
    const own = await groups.byId(event.groupId);
    if (!own || (own.platform === place.platform && own.nativeId === place.group)) return null;
    return { group: own, message: lineOf(core, own, event, done) };
  });
}

function lineOf(core: Core, { languages }: Group, event: Event, done: Done): Message {
  const speaker = voice(core.phrases, languages);
  const lines = speaker.lines(`organizers.elsewhere.${keyOf(done)}`, (language) => ({
    title: speaker.title(event.title),
    when: formatBriefly(event.start, language),
    changes: done.kind === 'changed' ? namesOf(core, done.changes, language) : '',
  }));
  return {
    summary: core.phrases.text(speaker.languages[0], 'organizers.elsewhere.summary'),
    blocks: lines.map((text) => ({ kind: 'text', text })),
  };
}

function keyOf(done: Done): string {
  return done.kind === 'taken-down' ? `taken-down-${done.stands}` : done.kind;
}

function namesOf(core: Core, changes: Changes, language: Language): string {
  return Object.entries(changes)
    .flatMap(([what, isChanged]) =>
      isChanged === true ? [core.phrases.text(language, `organizers.elsewhere.what.${what}`)] : [],
    )
    .join(', ');
}
