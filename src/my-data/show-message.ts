import { z } from 'zod';
import type { Actor } from '../chat/actor.ts';
import { type Inline, strong } from '../chat/inline.ts';
import { languageSchema } from '../chat/language.ts';
import type { Block, Button, Message } from '../chat/message.ts';
import type { Place } from '../chat/place.ts';
import type { Core } from '../core.ts';
import { voice } from '../events/showing/bilingual.ts';
import { formatClock } from '../events/when/format-clock.ts';
import { formatBriefly } from '../events/when/format-when.ts';
import { zoneName } from '../events/zones/zone-label.ts';
import { everythingOf, type Kept, marksOf } from '../people/everything-of.ts';
import { daysOfMarks } from '../people/forget.ts';
import { personalWords } from '../reminders/direct/personal-words.ts';
import { type AtEvent, atEvents } from './at-events.ts';
import { reactionLine } from './under-post.ts';

const languageRow = z.object({ language: languageSchema });
const clock = z.string().transform((text) => Temporal.PlainTime.from(text));
const wishRow = z.object({
  state: z.enum(['asked', 'yes', 'no', 'closed']),
  quiet_from: clock.nullable(),
  quiet_to: clock.nullable(),
  time_zone: z.string().nullable(),
  native_group: z.string().nullable(),
});

/** Further ones stand in the copy alone. */
const mostEvents = 15;

/** All that is kept of a person, in words; they alone see it. */
export async function showMessage(core: Core, actor: Actor, place: Place): Promise<Message> {
  const { store, pseudonyms, phrases } = core;
  const { account, language } = actor;
  const say = (key: string, values = {}) => phrases.text(language, `my-data.${key}`, values);
  const kept = await everythingOf(store, (realm) => pseudonyms.of(account, realm));
  const events = await atEvents(store, kept);
  const more = events.length - mostEvents;
  const others = otherLines(core, actor, kept);
  const marks = await marksOf(store, (realm) => pseudonyms.of(account, realm));
  const shown: Block[] = [
    ...events.slice(0, mostEvents).flatMap((one) => eventBlocks(core, actor, place, one)),
    ...(more > 0 ? [{ kind: 'text', text: say('more', { more }) } as const] : []),
    ...(others.length > 0
      ? ([
          { kind: 'text', text: strong(say('everywhere')) },
          { kind: 'list', items: others },
        ] as const)
      : []),
  ];
  const nothing = marks.length > 0 ? 'nothing-but' : 'nothing';
  const button = (key: string, action: string, look: 'plain' | 'danger'): Button => ({
    label: say(key),
    look,
    press: { action, args: [] },
  });
  return {
    summary: say('title'),
    blocks: [
      { kind: 'heading', text: say('title') },
      { kind: 'text', text: say(shown.length > 0 ? 'intro' : nothing) },
      ...shown,
      ...(marks.length > 0
        ? ([
            {
              kind: 'text',
              text: say('marks', { count: marks.length, days: daysOfMarks(core.retentionDays) }),
            },
          ] as const)
        : []),
      { kind: 'citation', text: say('besides', { days: core.retentionDays }) },
      {
        kind: 'buttons',
        buttons: [
          ...(shown.length > 0 ? [button('copy', 'my-data-export', 'plain')] : []),
          button('forget', 'my-data-forget', 'danger'),
        ],
      },
    ],
  };
}

function eventBlocks(core: Core, { language }: Actor, { platform }: Place, one: AtEvent): Block[] {
  const { phrases } = core;
  const say = (key: string, values = {}) => phrases.text(language, `my-data.${key}`, values);
  const { event, rsvp } = one;
  const title = voice(phrases, [language]).title(event.title);
  const reaction = (key: string) => (each: AtEvent['standing'][number]) =>
    reactionLine(core, language, platform, `my-data.${key}`, each);
  const at = (moment: number) =>
    formatBriefly(
      Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(event.start.timeZoneId),
      language,
    );
  const items: Inline[] = [
    ...(rsvp
      ? [
          say('answer', {
            answer: rsvp.choice === 'not-going' ? 'no' : rsvp.choice,
            via: rsvp.via,
            when: at(rsvp.acted_at),
          }),
        ]
      : []),
    ...(rsvp?.group_id != null ? [say('group')] : []),
    ...(rsvp?.speaks === 1 ? [say('speaks')] : []),
    ...(rsvp?.sealed != null ? [say('name-shown')] : []),
    ...(rsvp?.hides_name === 1 ? [say('name-hidden')] : []),
    ...one.standing.map(reaction('reaction')),
    ...one.takenAway.map(reaction('reaction-gone')),
    ...one.forgotten.map(reaction('reaction-forgotten')),
    ...one.rungs.map((rung) => say('reminder', { before: personalWords(phrases, language, rung) })),
    ...(one.messages > 0 ? [say('messages', { count: one.messages })] : []),
  ];
  return [
    { kind: 'text', text: [strong(title), ` · ${formatBriefly(event.start, language)}`] },
    { kind: 'list', items },
  ];
}

/** What is kept besides of somebody, and belongs to no event. */
function otherLines({ phrases, retentionDays }: Core, { language }: Actor, kept: readonly Kept[]): Inline[] {
  const say = (key: string, values = {}) => phrases.text(language, `my-data.${key}`, values);
  const rows = (table: Kept['table']) => kept.filter((one) => one.table === table).map(({ row }) => row);
  const counted = (table: Kept['table'], key: string, values = {}) => {
    const count = rows(table).length;
    return count > 0 ? [say(key, { count, ...values })] : [];
  };
  const used = rows('chosen_languages').length + rows('direct_wishes').length;
  const wish = rows('direct_wishes').map((row) => wishRow.parse(row));
  return [
    ...rows('chosen_languages').map((row) =>
      say('language', {
        language: phrases.text(language, `option.language.${languageRow.parse(row).language}`),
      }),
    ),
    ...wish.map(({ state }) => say(`direct.${state}`)),
    ...wish.flatMap(({ native_group: group }) => (group === null ? [] : [say('direct.where')])),
    ...wish.flatMap(({ quiet_from: from, quiet_to: to, time_zone: zone }) =>
      from !== null && to !== null && zone !== null
        ? [
            say('quiet', {
              from: formatClock(from, language),
              to: formatClock(to, language),
              city: zoneName(zone, language),
            }),
          ]
        : [],
    ),
    ...(used > 0 ? [say('month', { count: used })] : []),
    ...counted('organizers', 'organizer'),
    ...counted('audit', 'acts', { days: retentionDays }),
    ...counted('requests', 'requests'),
    ...counted('name_grants', 'grants'),
  ];
}
