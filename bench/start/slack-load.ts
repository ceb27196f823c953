import { setTimeout as sleep } from 'node:timers/promises';
import type { InteractionRecord, Message, Person, SlackDouble } from '../../test/doubles/slack/index.ts';
import { crowd, perSecond, questions, seconds, type Waits, warmUp } from './load.ts';
import { channel, title } from './post-event.ts';

/** Has an organizer post a hearing a month ahead; resolves to the post. */
export async function postOnSlack(slack: SlackDouble): Promise<Message> {
  const day = Temporal.Now.plainDateISO('America/Los_Angeles').add({ days: 30 });
  const rosa = slack.person({ name: 'rosa', admin: true });
  await slack.command(rosa, channel, 'settings time_zone:"America/Los_Angeles"').answered();
  const typed = `event create council-meeting title:"${title}" when:"${day} 10:00" place:"City Hall"`;
  const draft = await slack.command(rosa, channel, typed).answered();
  await slack.press(rosa, draft.message, 'Post it').answered();
  const post = () => slack.snapshot(channel).find(({ text }) => text.includes(title));
  // With the bot's own reactions everything that the posting entails is done.
  await slack.waitFor(() => Object.keys(post()?.reactions ?? {}).length === 3);
  const message = post()?.message;
  if (!message) throw new Error('the event was not posted');
  return message;
}

/** The same crowd as on Discord: until Slack has each acknowledgement. Rejects if one does not come. */
export async function driveSlack(slack: SlackDouble, post: Message): Promise<Waits> {
  const people = Array.from({ length: crowd }, (_, at) =>
    slack.person({ name: `person-${at}`, locale: at % 3 === 0 ? 'es-MX' : 'en-US' }),
  );
  const waits: Promise<number>[] = [];
  const begun = performance.now();
  for (let turn = 0; turn < warmUp + perSecond * seconds; turn += 1) {
    await sleep(Math.max(0, begun + (turn * 1_000) / perSecond - performance.now()));
    const person = people[(turn * 7) % crowd];
    if (!person) throw new RangeError('nobody is there');
    const at = performance.now();
    const { acknowledged } = interact(slack, person, post, turn);
    waits.push(acknowledged.then(() => performance.now() - at));
  }
  const all = await Promise.all(waits);
  return { warm: all.slice(warmUp), all };
}

/** Of ten interactions seven are taps, two look at the event and one is a question. */
function interact(slack: SlackDouble, person: Person, post: Message, turn: number) {
  const record = (): InteractionRecord => {
    const kind = turn % 10;
    const question = questions[Math.floor(turn / 10) % questions.length] ?? '';
    if (kind === 4) return slack.command(person, channel, `ask ${question}`);
    if (kind === 2 || kind === 7) return slack.command(person, channel, `event show ${title}`);
    const choice = (['going', 'going', 'maybe', 'not-going'] as const)[Math.floor(turn / crowd) % 4];
    return slack.press(person, post, new RegExp(`^rsvp:.*:${choice}:`));
  };
  return { acknowledged: record().acknowledged() };
}
