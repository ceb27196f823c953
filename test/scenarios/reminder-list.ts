import type { Message } from '../../src/chat/message.ts';
import type { Place } from '../../src/chat/place.ts';
import { dueAt } from '../../src/reminders/rung.ts';
import type { Event } from '../../src/store/events.ts';
import { there, until } from '../contracts/stand-in.ts';
import type { SeenMessage, World } from '../contracts/world.ts';
import { knowledge } from './every-world.ts';
import { type LiveWorld, liveIn } from './live-world.ts';

/** The event whose reminders Rosa looks at. */
export const title = 'Defend the sanctuary law';
export const timeZone = 'America/Los_Angeles';

/** Nine days ahead, at ten in the morning: all three reminders of a council meeting are to come. */
const inNineDays = () => Temporal.Now.zonedDateTimeISO(timeZone).add({ days: 9 }).withPlainTime({ hour: 10 });

export interface ReminderList {
  readonly live: LiveWorld;
  /** Every reminder that went out, in whichever channel, in order. */
  readonly sent: readonly { readonly channel: string; readonly text: string }[];
  /** Rosa makes an event and posts it. */
  posted(start?: Temporal.ZonedDateTime): Promise<Event>;
  /** She asks for its reminders. */
  opened(): Promise<SeenMessage>;
  /** The list as it stands before her, once it says this. */
  list(words: string, except?: readonly string[]): Promise<SeenMessage>;
  /** Takes from a menu below it what begins so. */
  choose(shown: SeenMessage, label: string, beginning: string): Promise<void>;
  /** Adds one by what is typed, for the channel or for those whom the form calls so. */
  type(shown: SeenMessage, typed: string, to?: string): Promise<void>;
  /** Resolves when she is told why it was not done, wherever: beside the field, or privately. */
  refusal(words: string): Promise<unknown>;
  /** Lets the time come for that rung of the event, and sends what is due then. */
  goTo(event: Event, rung: string): Promise<void>;
}

export function optionsOf({ selects }: SeenMessage, label: string): readonly string[] {
  return selects.find((select) => select.label === label)?.options ?? [];
}

/** The whole bot on this platform, with an organizer at the list of an event's reminders. */
export async function reminderListIn(world: World): Promise<ReminderList> {
  const sent: { channel: string; text: string }[] = [];
  const platform = {
    ...world.platform,
    async send(place: Place, message: Message, key: string) {
      const ref = await world.platform.send(place, message, key);
      if (message.summary.startsWith('Reminder'))
        sent.push({ channel: place.channel, text: message.summary });
      return ref;
    },
  };
  const live = await liveIn({ ...world, platform }, knowledge);
  const { rosa } = world;
  const list: ReminderList['list'] = (words, except = []) =>
    until(
      () =>
        world
          .seen(rosa)
          .findLast(
            ({ id, text }) =>
              text.includes(`Reminders: ${title}`) && text.includes(words) && !except.includes(id),
          ),
      `the list to say “${words}”`,
    );
  return {
    live,
    sent,
    list,
    async posted(start = inNineDays()) {
      await world.use(rosa, 'event create', {
        kind: 'council-meeting',
        title,
        when: start.toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' '),
        place: 'City Hall',
      });
      await world.press(rosa, await live.sees(rosa, 'Is this right?'), 'Post it');
      await live.sees(rosa, 'Posted, with');
      return there((await live.core.store.events.coming(world.place, live.core.clock.now(), 1))[0]);
    },
    async opened() {
      await world.use(rosa, 'reminders', { event: title });
      return list('Starts:');
    },
    async choose(shown, label, beginning) {
      const option = optionsOf(shown, label).find((each) => each.startsWith(beginning));
      await world.choose(rosa, shown, label, there(option));
    },
    async type(shown, typed, to) {
      // One that was refused is still open where the platform keeps it so.
      if (world.form(rosa) === null) await world.press(rosa, shown, 'Add');
      await until(() => world.form(rosa), 'the form');
      await world.fill(rosa, { When: typed, ...(to === undefined ? {} : { 'To whom': to }) });
    },
    refusal: (words) =>
      until(() => {
        const told = [
          ...Object.values(world.form(rosa)?.errors ?? {}),
          ...world.seen(rosa).map(({ text }) => text),
        ];
        return told.some((text) => text.includes(words));
      }, `“${words}”`),
    async goTo(event, rung) {
      live.passTime(dueAt(event, rung) + 1_000 - live.core.clock.now());
      await live.core.worker.run();
    },
  };
}
