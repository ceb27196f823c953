import type { Actor } from '../../chat/actor.ts';
import { strong, time } from '../../chat/inline.ts';
import type { Block, Button, Message } from '../../chat/message.ts';
import type { Place } from '../../chat/place.ts';
import type { Core } from '../../core.ts';
import { voice } from '../../events/showing/bilingual.ts';
import { formatBriefly, formatWhen } from '../../events/when/format-when.ts';
import type { Event } from '../../store/events.ts';
import type { Rung } from '../rung.ts';
import { closedBlocks } from './consent-blocks.ts';
import { knownEvents } from './known-event.ts';
import { personalWords } from './personal-words.ts';
import { quietLine } from './quiet-line.ts';
import { codeOfRung } from './rung-code.ts';
import { comesAt } from './when-it-comes.ts';
import { quietHoursHere, wishOf } from './wish.ts';

/** What a menu holds at most on every platform. */
const mostShown = 25;

/** What one person is reminded of, and how; only they see it. `done`: what they changed just now. */
export async function myReminders(
  core: Core,
  actor: Actor,
  place: Place,
  done: string | null = null,
): Promise<Message> {
  const say = (key: string, values = {}) => core.phrases.text(actor.language, key, values);
  const own = await theirOwn(core, actor, place);
  return {
    summary: done ?? say('personal.title'),
    blocks: [
      { kind: 'heading', text: say('personal.title') },
      ...(done === null ? [] : [{ kind: 'text', text: done } as const]),
      ...(await directBlocks(core, actor, place)),
      { kind: 'divider' },
      ...ownBlocks(core, actor, own),
      { kind: 'citation', text: say('personal.how', { slash: core.slash(place.platform) }) },
    ],
  };
}

/** Whether they are written to, and the buttons that change it. */
async function directBlocks(core: Core, actor: Actor, place: Place): Promise<Block[]> {
  const { language } = actor;
  const say = (key: string) => core.phrases.text(language, key);
  const button = (key: string, action: string, look: 'plain' | 'primary'): Button => ({
    label: say(key),
    look,
    press: { action, args: [] },
  });
  const wish = await wishOf(core, actor);
  if (wish?.state === 'closed') return closedBlocks(core, actor, place);
  const quiet = quietLine(core.phrases, language, await quietHoursHere(core, actor, place));
  if (wish?.state !== 'yes')
    return [
      { kind: 'text', text: say('direct.off') },
      { kind: 'buttons', buttons: [button('direct.turn-on', 'direct-yes', 'primary')] },
      { kind: 'citation', text: `${say('direct.kept')} ${quiet}` },
    ];
  return [
    { kind: 'text', text: `${say('direct.on')} ${quiet}` },
    {
      kind: 'buttons',
      buttons: [
        button('quiet.button', 'quiet-hours', 'plain'),
        button('direct.stop', 'direct-stop', 'plain'),
      ],
    },
    { kind: 'citation', text: say('direct.kept') },
  ];
}

interface Own {
  readonly event: Event;
  readonly rung: Rung;
  /** When it comes, after their quiet hours where it falls into these. */
  readonly at: Temporal.ZonedDateTime;
}

/** What they asked to be told themselves, and is still to come, soonest first. */
async function theirOwn(core: Core, actor: Actor, place: Place): Promise<Own[]> {
  const hours = await quietHoursHere(core, actor, place);
  const own: Own[] = [];
  for (const event of await knownEvents(core, actor)) {
    const rungs = await core.store.personalReminders.of(
      event.id,
      core.pseudonyms.of(actor.account, event.id),
    );
    const when = (rung: Rung) => Temporal.Instant.fromEpochMilliseconds(comesAt(event, rung, hours));
    const { timeZoneId } = event.start;
    own.push(...rungs.map((rung) => ({ event, rung, at: when(rung).toZonedDateTimeISO(timeZoneId) })));
  }
  return own
    .filter(({ at }) => at.epochMilliseconds > core.clock.now())
    .sort((a, b) => Temporal.ZonedDateTime.compare(a.at, b.at))
    .slice(0, mostShown);
}

function ownBlocks(core: Core, { language }: Actor, own: readonly Own[]): Block[] {
  const say = (key: string) => core.phrases.text(language, key);
  if (own.length === 0) return [{ kind: 'text', text: say('personal.none') }];
  const title = ({ event }: Own) => voice(core.phrases, [language]).title(event.title);
  const before = ({ rung }: Own) => personalWords(core.phrases, language, rung);
  return [
    { kind: 'text', text: say('personal.own') },
    {
      kind: 'list',
      items: own.map((one) => [
        strong(title(one)),
        ` · ${before(one)} · `,
        time(one.at.epochMilliseconds, 'full', formatWhen(one.at, language)),
      ]),
    },
    {
      kind: 'select',
      label: say('personal.take-back'),
      choose: { action: 'remind-me-back', args: [] },
      options: own.map((one) => ({
        label: `${formatBriefly(one.at, language)} · ${title(one)}`,
        value: `${one.event.id}:${codeOfRung(one.rung)}`,
      })),
    },
  ];
}
