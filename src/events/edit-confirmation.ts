import type { Actor } from '../chat/actor.ts';
import { type Inline, strong, time } from '../chat/inline.ts';
import type { Message } from '../chat/message.ts';
import { Refusal } from '../chat/refusal.ts';
import type { Core } from '../core.ts';
import { remindersLine } from '../reminders/reminders-line.ts';
import type { Event, Texts } from '../store/events.ts';
import { voice } from './bilingual.ts';
import { type Changes, changesBetween, concernsEveryone } from './changes.ts';
import { mustFit } from './confirmation.ts';
import { confirmationButtons } from './confirmation-buttons.ts';
import { mustBeOpen } from './edit-event.ts';
import type { Field } from './fact-fields.ts';
import { formatRange, formatRangeBriefly, formatWhen } from './when/format-when.ts';

/**
 * What a change would do, for its organizer alone: old and new side by side, who said they come, and who is told.
 * Throws a Refusal where it changes nothing, does not fit a post, or the event has become another one meanwhile.
 */
export async function editConfirmation(
  core: Core,
  draft: Event,
  eventId: string,
  { language }: Actor,
  alternative: Temporal.ZonedDateTime | null,
): Promise<Message> {
  const event = await core.store.events.byId(eventId);
  if (!event) throw new Refusal('event.gone');
  mustBeOpen(event, core.clock.now());
  if (event.version !== draft.version) throw new Refusal('event.edit.changed-meanwhile');
  const posts = await core.store.posts.of(event.id);
  const changes = changesBetween(event, draft);
  if (!Object.values(changes).includes(true)) throw new Refusal('event.edit.same');
  await mustFit(
    core,
    draft,
    posts.map(({ place }) => place),
  );
  const say = (key: string, values = {}) => core.phrases.text(language, key, values);
  const fields = changedFields(core, { event, draft }, changes, language);
  const { going } = await core.store.rsvps.count(event.id);
  const told = concernsEveryone(changes);
  const title = voice(core.phrases, ['en', 'es']).written(event.title).join(' / ');
  return {
    summary: say('event.edit.confirm'),
    blocks: [
      { kind: 'heading', text: say('event.edit.confirm') },
      { kind: 'text', text: strong(title) },
      { kind: 'fields', fields },
      {
        kind: 'text',
        text: say(told ? 'event.edit.told' : 'event.edit.not-told', { going, channels: posts.length }),
      },
      { kind: 'text', text: say('event.edit.nothing-yet') },
      {
        kind: 'buttons',
        buttons: confirmationButtons(
          draft,
          { label: say(told ? 'event.edit.save-and-tell' : 'event.edit.save'), action: 'event-save' },
          alternative,
          core.phrases,
          language,
        ),
      },
    ],
  };
}

function changedFields(
  core: Core,
  { event, draft }: { readonly event: Event; readonly draft: Event },
  changes: Changes,
  language: Actor['language'],
): Field[] {
  const say = (key: string) => core.phrases.text(language, key);
  const nothing = say('event.edit.nothing');
  const both = (texts: Texts) => voice(core.phrases, ['en', 'es']).written(texts).join(' / ');
  const field = (key: string, was: string, is: string): Field => ({
    label: say(key),
    value: [was || nothing, ' → ', strong(is || nothing)] satisfies Inline,
  });
  const was = formatRangeBriefly(event.start, event.end, language);
  const becomes = formatRange(draft.start, draft.end, language);
  const at = draft.start.epochMilliseconds;
  return [
    ...(changes.title ? [field('event.form.title', both(event.title), both(draft.title))] : []),
    ...(changes.time
      ? [
          field('event.when', was, becomes),
          { label: say('event.for-you'), value: time(at, 'full', formatWhen(draft.start, language)) },
          { label: say('event.create.reminders'), value: remindersLine(core, draft, language) },
        ]
      : []),
    ...(changes.place ? [field('event.where', event.place, draft.place)] : []),
    ...(changes.description
      ? [field('event.form.description', both(event.description), both(draft.description))]
      : []),
    ...(changes.accessibility
      ? [field('event.accessibility', both(event.accessibility), both(draft.accessibility))]
      : []),
    ...(changes.link ? [field('event.link', event.link, draft.link)] : []),
  ];
}
