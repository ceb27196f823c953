import type { Actor } from '../../chat/actor.ts';
import type { Asked } from '../../chat/command.ts';
import { type Inline, strong, time } from '../../chat/inline.ts';
import type { Message } from '../../chat/message.ts';
import { Refusal } from '../../chat/refusal.ts';
import type { Core } from '../../core.ts';
import { remindersLine } from '../../reminders/reminders-line.ts';
import type { Event, Texts } from '../../store/events.ts';
import { type AnswerChoice, choiceWords } from '../drafting/answer-choices.ts';
import { mustFit } from '../drafting/confirmation.ts';
import { confirmationButtons, type DoIt } from '../drafting/confirmation-buttons.ts';
import { editNotes } from '../recurring/edit-notes.ts';
import { ownsSeries } from '../recurring/own-series.ts';
import { wordsOf } from '../recurring/repeats-shown.ts';
import { voice } from '../showing/bilingual.ts';
import type { Field } from '../showing/fact-fields.ts';
import { formatRange, formatRangeBriefly, formatWhen } from '../when/format-when.ts';
import { type Changes, changesBetween, concernsEveryone } from './changes.ts';
import { canBeTold, mustBeOpen } from './edit-event.ts';
import { shortened } from './shortened.ts';
import { unchangedMessage } from './unchanged-message.ts';

/**
 * What a change would do, for its organizer alone: old and new side by side, who said they come, and who is told.
 * Throws a Refusal where it changes nothing (unless it is `unfinished`: chosen step by step), does not fit a post, or the
 * event has become another one meanwhile.
 */
export async function editConfirmation(
  core: Core,
  draft: Event,
  eventId: string,
  { actor: { language }, place }: Pick<Asked<unknown>, 'actor' | 'place'>,
  alternative: Temporal.ZonedDateTime | null,
  unfinished = false,
): Promise<Message> {
  const event = await core.store.events.byId(eventId);
  if (!event) throw new Refusal('event.gone');
  mustBeOpen(event, core.clock.now());
  if (event.version !== draft.version) throw new Refusal('event.edit.changed-meanwhile');
  const posts = await core.store.posts.of(event.id);
  const changes = changesBetween(event, draft);
  const newRule = hasNewRule(event, draft);
  if (!newRule && !Object.values(changes).includes(true)) {
    if (unfinished) return unchangedMessage(core, draft, alternative, language);
    throw new Refusal('event.edit.same');
  }
  await mustFit(
    core,
    { ...draft, series: draft.series ?? event.series },
    posts.map(({ place }) => place),
  );
  const say = (key: string, values = {}) => core.phrases.text(language, key, values);
  const fields = [
    ...changedFields(core, { event, draft }, changes, language),
    ...(newRule ? [await ruleField(core, event, draft, language)] : []),
  ];
  const isSeries = await ownsSeries(core, event, place);
  const { going } = await core.store.rsvps.count(event.id);
  const rows = await core.store.outbox.of(event.id);
  const channels = posts.filter((post) => canBeTold(post, rows)).length;
  const told = concernsEveryone(changes);
  const who = channels === 0 ? 'event.edit.not-posted' : told ? 'event.edit.told' : 'event.edit.not-told';
  const save = told && channels > 0 ? 'event.edit.save-and-tell' : 'event.edit.save';
  const slash = core.slash(place.platform);
  const title = voice(core.phrases, ['en', 'es']).title(event.title);
  return {
    summary: say('event.edit.confirm'),
    blocks: [
      { kind: 'heading', text: say('event.edit.confirm') },
      { kind: 'text', text: strong(title) },
      { kind: 'fields', fields },
      ...(leavesSpanish(event, draft)
        ? [{ kind: 'text' as const, text: say('event.edit.spanish-stays', { slash }) }]
        : []),
      { kind: 'text', text: say(who, { going, channels }) },
      ...(isSeries
        ? await editNotes(core, event, newRule ? draft : { ...draft, series: null }, language)
        : []),
      { kind: 'text', text: say(isSeries ? 'series.edit.nothing-yet' : 'event.edit.nothing-yet') },
      {
        kind: 'buttons',
        buttons: confirmationButtons(
          draft,
          isSeries ? waysInSeries(say, newRule) : [{ label: say(save), action: 'event-save' }],
          alternative,
          core.phrases,
          language,
        ),
      },
    ],
  };
}

/** Old and new of what a draft changes, side by side. */
export function changedFields(
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
  const long = (key: string, texts: Texts, become: Texts): Field =>
    field(key, ...shortened(both(texts), both(become)));
  const choice = (one: AnswerChoice): Field =>
    field(
      `event.choose.${one}`,
      choiceWords(core.phrases, event, one, language),
      choiceWords(core.phrases, draft, one, language),
    );
  // By the same clocks as the new one.
  const there = draft.start.timeZoneId;
  const was = formatRangeBriefly(event.start.withTimeZone(there), event.end.withTimeZone(there), language);
  const moves = event.start.epochMilliseconds !== draft.start.epochMilliseconds;
  const becomes = formatRange(draft.start, draft.end, language);
  const at = draft.start.epochMilliseconds;
  return [
    ...(changes.title ? [field('event.form.title', both(event.title), both(draft.title))] : []),
    ...(changes.time
      ? [
          field('event.when', was, becomes),
          { label: say('event.for-you'), value: time(at, 'full', formatWhen(draft.start, language)) },
          ...(moves
            ? [{ label: say('event.create.reminders'), value: remindersLine(core, draft, language) }]
            : []),
        ]
      : []),
    ...(changes.place ? [field('event.where', event.place, draft.place)] : []),
    ...(changes.description ? [long('event.form.description', event.description, draft.description)] : []),
    ...(changes.accessibility ? [long('event.accessibility', event.accessibility, draft.accessibility)] : []),
    ...(changes.link ? [field('event.link', event.link, draft.link)] : []),
    ...(changes.names ? [choice('names')] : []),
    ...(changes.reactions ? [choice('reactions')] : []),
  ];
}

function hasNewRule({ series: is }: Event, { series: becomes }: Event): boolean {
  if (becomes === null) return false;
  return is === null || is.rule !== becomes.rule;
}

async function ruleField(
  core: Core,
  event: Event,
  draft: Event,
  language: Actor['language'],
): Promise<Field> {
  const was = event.series ? await wordsOf(core, event.series, language) : '';
  const is = draft.series ? await wordsOf(core, draft.series, language) : '';
  return { label: core.phrases.text(language, 'event.repeats'), value: [was, ' → ', strong(is)] };
}

/** A rule belongs to the whole series. */
function waysInSeries(say: (key: string) => string, newRule: boolean): DoIt[] {
  const all = { label: say('series.all-from-here'), action: 'event-save-all' };
  return newRule ? [all] : [{ label: say('series.only-this'), action: 'event-save' }, all];
}

/** The form shows one description: whoever rewrites the English one may not know that a Spanish one stands beside it. */
function leavesSpanish({ description: was }: Event, { description: is }: Event): boolean {
  return was.es !== '' && was.es === is.es && was.en !== is.en;
}
