import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SeenMessage as OnDiscord, Person } from '../doubles/discord/index.ts';
import type { SeenMessage as OnSlack, Person as SlackPerson } from '../doubles/slack/index.ts';
import type { BotProcess } from '../scenarios/bot-process.ts';
import {
  drafted,
  expectProper,
  hasEnded,
  naming,
  newOrganizer,
  nextWeek,
  seededPost,
} from './bot-on-discord.ts';
import { expectProperOnSlack, namingOnSlack, seededOnSlack } from './bot-on-slack.ts';
import { eventually, openSite, type Site, there } from './several-on-one-database.ts';

let site: Site;

beforeEach(async () => {
  site = await openSite();
});

afterEach(async ({ task }) => {
  await site.stop();
  if (task.result?.state === 'fail') for (const bot of site.bots) process.stderr.write(`\n${bot.log()}`);
  expectProper(site.discord);
  expectProperOnSlack(site.slack);
});

const title = 'Defend the law';
const soon = { withinMs: 60_000 };
/** Ten seconds (ms), and some for a machine on which other tests run at the same time. */
const longestTakeover = 15_000;

async function startTogether(count: number): Promise<void> {
  const bots = Array.from({ length: count }, () => site.start());
  const areReady = () => {
    const ended = bots.find(hasEnded);
    if (ended) throw new Error(`a bot ended before it was ready:\n${ended.log()}`);
    return bots.every((bot) => bot.codes().filter((code) => code === 'ready').length === 2);
  };
  await site.discord.waitFor(() => areReady() && site.discord.online, { for: 'all to be ready', ...soon });
  await site.discord.waitFor(() => site.discord.commands.length > 0, soon);
  await site.listener();
  const { groups } = await site.store();
  const here = [
    ...site.discord.guilds.map(({ id }) => ({ platform: 'discord', nativeId: id })),
    { platform: 'slack', nativeId: site.slack.team.id },
  ];
  for (const each of here) {
    const { id } = await groups.ensure({ ...each, languages: ['en'] });
    await groups.change(id, { timeZone: 'America/Los_Angeles', welcomed: true });
  }
}

/**
 * Where Discord says that nobody answered in time, people tap again: three bots that have just started share two cores with
 * other tests here. How soon one bot answers is another test's.
 */
async function untilAnswered<T>(tap: () => Promise<T>, tries = 5): Promise<T> {
  try {
    return await tap();
  } catch (error) {
    if (tries === 1 || !(error instanceof Error && error.message.includes('did not respond'))) throw error;
    return untilAnswered(tap, tries - 1);
  }
}

/** One hearing on Discord and on Slack, ready to tap. */
async function hearingOnBoth(): Promise<{ rosa: Person; rosaOnSlack: SlackPerson }> {
  const { discord, slack } = site;
  const rosa = newOrganizer(discord);
  const rosaOnSlack = slack.person({ name: 'rosa', admin: true });
  const draft = await untilAnswered(() => drafted(discord, rosa, { title, start: nextWeek() }));
  const told = await untilAnswered(() => discord.press(rosa, draft, 'Post it').answered());
  const shared = await untilAnswered(() =>
    discord.press(rosa, there(told.message), 'Post it elsewhere too').answered(),
  );
  const code = there(/[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(shared.text)?.[0]);
  await slack.command(rosaOnSlack, 'events', `event post ${code}`).answered();
  await Promise.all([seededPost(discord, title), seededOnSlack(slack, title)]);
  return { rosa, rosaOnSlack };
}

const onDiscord = (): OnDiscord =>
  there(naming(site.discord, title).find(({ text }) => !text.includes('Reminder')));
const onSlack = (): OnSlack =>
  there(namingOnSlack(site.slack, title).find(({ text }) => !text.includes('Reminder')));
const going = /^rsvp:.*:going:/;

/** Both posts show this count, and Discord's and Slack's people see the same. */
async function bothSay(words: string): Promise<void> {
  await eventually(`both posts to say “${words}”`, async () => {
    return onDiscord().text.includes(words) && onSlack().text.includes(words);
  });
}

/** From now on so many reminders are due in each channel: those of this hearing. */
async function makeRemindersDue(): Promise<void> {
  await site.query(
    `update outbox set due_at = (extract(epoch from clock_timestamp()) * 1000)::bigint
     where kind = 'reminder' and state = 'pending' and due_at in (
       select min(due_at) from outbox where kind = 'reminder' and state = 'pending' group by post_id)`,
  );
}

const reminders = () => [
  naming(site.discord, title).filter(({ text }) => text.includes('Reminder')).length,
  namingOnSlack(site.slack, title).filter(({ text }) => text.includes('Reminder')).length,
];

/** When (epoch ms, the database's clock) it was taken, or renewed since: it lasts six seconds from then. */
const heldSince = ({ until }: { readonly until: number }) => until - 6_000;

/** Waits until another one hears Discord; how long (ms) nobody held the lease since `from`, by the database's clock. */
async function takenOver(
  before: { fence: number },
  from: number,
): Promise<{ next: BotProcess; after: number }> {
  const taken = await eventually('the gateway to be taken over', async () => {
    const held = await site.gateway();
    return held && held.fence > before.fence ? held : null;
  });
  const after = heldSince(taken) - from;
  return { next: await site.listener(before.fence), after };
}

test('one that dies and one that freezes are replaced: nothing is lost, nothing doubled, one alone hears Discord', async () => {
  const { discord, slack } = site;
  await startTogether(3);
  await hearingOnBoth();
  const [ana, wei, zoe] = ['ana', 'wei', 'zoe'].map((name) => discord.person({ name }));
  const [luz, omar, rui] = ['luz', 'omar', 'rui'].map((name) => slack.person({ name }));
  const press = (person: Person | undefined) =>
    untilAnswered(() => discord.press(there(person), onDiscord().message, going).answered());
  const pressOnSlack = (person: SlackPerson | undefined) =>
    slack.press(there(person), onSlack(), going).answered();
  await discord.waitFor(() => discord.gateway.openSockets.length === 1, soon);
  await Promise.all([press(ana), pressOnSlack(luz)]);
  await bothSay('2 going');
  // When it died is known by its last heartbeat: what was pressed is older than that.
  const pressedAt = await site.now();
  await eventually('a heartbeat since', async () => heldSince(there(await site.gateway())) > pressedAt + 500);

  // The one that hears Discord is killed while reminders go out.
  const first = await site.listener();
  const heldFirst = there(await site.gateway());
  await makeRemindersDue();
  const killedAt = await site.now();
  await first.kill();
  // Nobody hears Discord now. The next one knows since when: a reaction is a later word than a button before.
  discord.react(there(wei), onDiscord().message, '✅');
  discord.react(there(ana), onDiscord().message, '❌');
  await pressOnSlack(omar);
  const { next, after } = await takenOver(heldFirst, killedAt);
  expect(after).toBeLessThan(longestTakeover);
  await bothSay('3 going');
  await bothSay("1 can't");
  await eventually('the reminders', async () => reminders().every((count) => count > 0));
  expect(reminders()).toEqual([1, 1]);

  // The next one freezes while reminders go out, and Discord goes on telling it things.
  const heldNext = there(await site.gateway());
  await makeRemindersDue();
  const frozenAt = await site.now();
  next.child.kill('SIGSTOP');
  discord.react(there(zoe), onDiscord().message, '🤔');
  discord.unreact(there(zoe), onDiscord().message, '🤔');
  const last = await takenOver(heldNext, frozenAt);
  expect(last.after).toBeLessThan(longestTakeover);
  await press(zoe);
  await eventually('the reminders', async () => reminders().every((count) => count === 2));

  // It goes on, and finds that its time is over.
  const codesBefore = next.codes().length;
  next.child.kill('SIGCONT');
  await eventually('it to notice', async () => next.codes().slice(codesBefore).includes('lease-ended'));
  await discord.waitFor(() => discord.gateway.openSockets.length === 1, soon);
  expect(next.codes().slice(codesBefore)).not.toContain('listening');
  await pressOnSlack(rui);
  await bothSay('5 going');
  expect(onDiscord().text).toContain('0 maybe');
  expect(reminders()).toEqual([2, 2]);
  const gateway = there(await site.gateway());
  expect(gateway.fence).toBe(heldNext.fence + 1);
});

test('whichever of two hears it, it is one bot: questions, votes, /bot, and a proper stop', async () => {
  const { discord, slack } = site;
  await startTogether(2);
  await hearingOnBoth();
  const rosa = slack.person({ name: 'rosa', admin: true });
  const luz = slack.person({ name: 'luz' });
  const { groups } = await site.store();
  const group = there(await groups.byNativeId('slack', slack.team.id));
  await groups.change(group.id, { organizersChannel: slack.channel('organizers').id });

  // What one of them is told belongs to both. Slack tells them things in turn.
  const told = () => slack.snapshot('organizers').filter(({ text }) => text.includes('a llama'));
  const asked = await slack.command(luz, 'general', 'ask Can I keep a llama at the library?').answered();
  for (let taps = 0; taps < 2; taps += 1)
    await slack.press(luz, there(asked.message), 'Send to organizers').acknowledged();
  await slack.waitFor(() => told().length > 0, soon);

  // Each answer counts once, however often its button is tapped at the same time.
  const answer = await slack
    .command(luz, 'general', 'ask Can the police ask about my immigration status?')
    .answered();
  await Promise.all([1, 2, 3].map(() => slack.press(luz, there(answer.message), 'Yes').acknowledged()));
  const votes = async () => (await (await site.store()).answerVotes.all()).map(({ yes }) => yes);
  await eventually('the vote', async () => (await votes()).length > 0);

  // Both say that two run, and that one of them hears Discord.
  const states = [];
  for (let at = 0; at < 2; at += 1)
    states.push((await slack.command(rosa, 'general', 'bot').answered()).text);
  for (const state of states) expect(state).toMatch(/My copies: 2 run/);
  expect(states.filter((state) => state.includes('connected by my copy on'))).toHaveLength(1);

  // A stop hands Discord over; nobody taps in vain for long.
  const first = await site.listener();
  const held = there(await site.gateway());
  expect(await first.stop()).toBe(0);
  const second = await site.listener(held.fence);
  const ana = discord.person({ name: 'ana' });
  await untilAnswered(() => discord.press(ana, onDiscord().message, going).answered());
  await bothSay('1 going');
  expect(await second.stop()).toBe(0);
  expect(told()).toHaveLength(1);
  expect(await votes()).toEqual([1]);
  expect(await site.query("select name from leases where name like 'process:%'")).toEqual([]);
});
