import type { Content } from '../../src/content/content.ts';
import type { Event } from '../../src/store/events.ts';
import { until } from '../contracts/stand-in.ts';
import type { Person, SeenMessage, World } from '../contracts/world.ts';
import { knowledge } from './every-world.ts';
import { type LiveWorld, liveIn } from './live-world.ts';
import { rosaPosts, typedAs } from './rosa-organizes.ts';

/** A city council of which people are reminded two hours before, and speakers on the evening before as well. */
function contentThatReminds(...reminders: readonly string[]): Content {
  const { content } = knowledge;
  const { event_kinds: kinds } = content.campaign;
  const council = { ...kinds['council-meeting'], reminders: [...reminders] };
  return {
    ...content,
    campaign: { ...content.campaign, event_kinds: { ...kinds, 'council-meeting': council } },
  };
}

export async function livingWith(world: World, ...reminders: readonly string[]): Promise<LiveWorld> {
  const live = await liveIn(world, knowledge);
  live.knows(contentThatReminds(...reminders));
  return live;
}

/** So many days ahead, at this hour in Los Angeles. */
export function inDays(days: number, hour: number): Temporal.ZonedDateTime {
  return Temporal.Now.zonedDateTimeISO('America/Los_Angeles')
    .add({ days })
    .with({ hour, minute: 0 })
    .round({ smallestUnit: 'minute', roundingMode: 'floor' });
}

/** Rosa posts a council meeting, and everybody sees it. */
export async function councilAt(
  live: LiveWorld,
  title: string,
  start: Temporal.ZonedDateTime,
): Promise<Event> {
  const event = await rosaPosts(live, title, typedAs(start));
  await live.core.worker.run();
  await live.sees(live.world.ana, title);
  return event;
}

/** Somebody taps an answer under the post of this title; resolves with what they alone are told. */
export async function taps(
  live: LiveWorld,
  person: Person,
  title: string,
  answer: string,
  told: string,
): Promise<SeenMessage> {
  const { world } = live;
  const open = world.seen(person).find(({ text, isPrivate }) => !isPrivate && text.includes(title));
  if (!open) throw new Error(`${person.name} sees no post of ${title}`);
  return tells(live, person, told, () => world.press(person, open, button(open, answer)));
}

/** Presses a button of a message as it is now; resolves with what is said then. */
export async function presses(
  live: LiveWorld,
  person: Person,
  message: SeenMessage,
  label: string,
  told: string,
): Promise<SeenMessage> {
  return tells(live, person, told, () => live.world.press(person, message, button(message, label)));
}

/** Resolves with the message that says this to the person alone, and did not before. */
export async function tells(
  live: LiveWorld,
  person: Person,
  told: string,
  act: () => Promise<void>,
): Promise<SeenMessage> {
  const known = new Set(privately(live, person).map(({ id, text }) => `${id} ${text}`));
  await act();
  const isNew = ({ id, text }: SeenMessage) => text.includes(told) && !known.has(`${id} ${text}`);
  const seen = await until(() => privately(live, person).find(isNew), `${person.name} to be told “${told}”`);
  await live.settled();
  return seen;
}

/** On bilingual posts a button bears both languages. */
function button({ buttons, text }: SeenMessage, label: string): string {
  const found = buttons.find((each) => each.label.includes(label));
  if (!found) throw new Error(`no button “${label}” under: ${text}`);
  return found.label;
}

function privately({ world }: LiveWorld, person: Person): readonly SeenMessage[] {
  return [...world.seen(person).filter(({ isPrivate }) => isPrivate), ...world.seenDirectly(person)];
}

/** What came to this person directly and names the event. */
export function cameTo({ world }: LiveWorld, person: Person, title: string): readonly SeenMessage[] {
  return world.seenDirectly(person).filter(({ text }) => text.includes(title));
}
