import type { Actor } from '../chat/actor.ts';
import type { Inline } from '../chat/inline.ts';
import type { Block, Message } from '../chat/message.ts';
import type { Place } from '../chat/place.ts';
import { Refusal } from '../chat/refusal.ts';
import type { Core } from '../core.ts';
import { groupOf } from '../events/group-of.ts';
import { voice } from '../events/showing/bilingual.ts';
import { choiceEmoji } from '../events/showing/rsvp-buttons.ts';
import { formatBriefly } from '../events/when/format-when.ts';
import type { Event } from '../store/events.ts';
import type { Named } from '../store/names.ts';
import type { HeadCount } from '../store/rsvps.ts';

/** So many names fit one message on every platform, each on a line of its own. */
const namesAtOnce = 40;

/**
 * Who comes, for one organizer of this group alone: those of its people who let their name be seen, from the `from`th on, and
 * how many others there are. Of other groups' people nothing but how many. Accounts are unsealed for this message, and kept
 * nowhere. Throws Refusal where the event shows no names.
 */
export async function peopleMessage(
  core: Core,
  event: Event,
  { language }: Actor,
  place: Place,
  from = 0,
): Promise<Message> {
  const { names, rsvps } = core.store;
  const say = (key: string, values = {}) => core.phrases.text(language, key, values);
  if (event.state === 'draft') throw new Refusal('event.gone');
  if (!event.showsNames) throw new Refusal('people.no-names');
  const group = await groupOf(core, place);
  const named = (await names.in(event.id, group.id)).flatMap((each) => knownBy(core, each));
  const shown = named.slice(from, from + namesAtOnce);
  const left = named.length - from - shown.length;
  const here = await names.count(event.id, group.id);
  const all = await rsvps.count(event.id);
  const without = (choice: 'going' | 'maybe') =>
    here[choice] - named.filter((each) => each.choice === choice).length;
  const elsewhere = (choice: keyof HeadCount) => all[choice] - here[choice];
  const title = voice(core.phrases, [language]).title(event.title);
  const summary = say('people.title', { title, when: formatBriefly(event.start, language) });
  return {
    summary,
    blocks: [
      { kind: 'heading', text: summary },
      ...(named.length === 0 ? [{ kind: 'text', text: say('people.nobody') } as const] : []),
      ...(['going', 'maybe'] as const).flatMap((choice) =>
        listOf(
          `${choiceEmoji[choice]} ${say(`choice.${choice}`)}`,
          shown.filter((each) => each.choice === choice),
        ),
      ),
      {
        kind: 'text',
        text: say('people.without', { going: without('going'), maybe: without('maybe') }),
      },
      ...(elsewhere('going') + elsewhere('maybe') > 0
        ? [
            {
              kind: 'text',
              text: say('people.elsewhere', { going: elsewhere('going'), maybe: elsewhere('maybe') }),
            } as const,
          ]
        : []),
      { kind: 'citation', text: say('people.care') },
      ...(left > 0 ? [nextOnes(say('people.more', { left }), event, from)] : []),
    ],
  };
}

interface Known {
  readonly choice: Named['choice'];
  readonly account: string;
}

/** Nobody where it was sealed with a secret that is gone: then they are one of those without a name. */
function knownBy({ sealer }: Core, { person, choice, sealed }: Named): Known[] {
  const account = sealer.open(sealed, person);
  return account === null ? [] : [{ choice, account }];
}

function listOf(label: string, people: readonly Known[]): Block[] {
  if (people.length === 0) return [];
  const items = people.map(({ account }): Inline => ({ kind: 'person', account }));
  return [
    { kind: 'text', text: label },
    { kind: 'list', items },
  ];
}

function nextOnes(label: string, { id }: Event, from: number): Block {
  const press = { action: 'event-people', args: [id, String(from + namesAtOnce)] };
  return { kind: 'buttons', buttons: [{ label, look: 'plain', press }] };
}
