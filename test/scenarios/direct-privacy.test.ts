import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { there } from '../contracts/stand-in.ts';
import { type DiscordDouble, type Message, startDiscordDouble } from '../doubles/discord/index.ts';
import { type BotProcess, newFolder, startBot } from './bot-process.ts';
import { aboutTwoHoursAhead, creation, organizing } from './hearing.ts';
import { filesUnder, findWords } from './search-bytes.ts';
import { settleGroup } from './settled-group.ts';

let discord: DiscordDouble;
let bot: BotProcess;

beforeEach(async () => {
  discord = await startDiscordDouble();
});

afterEach(async () => {
  await bot?.kill();
  await discord.stop();
});

const project = fileURLToPath(new URL('../../', import.meta.url));

/** The project's content, but of a council meeting at `start` only those who are going are reminded, `seconds` from now. */
function contentThatWritesIn(seconds: number, start: Temporal.ZonedDateTime): string {
  const due = Temporal.Now.zonedDateTimeISO().add({ seconds });
  const before = due.until(start, { smallestUnit: 'second', largestUnit: 'hour' });
  const folder = newFolder('content');
  cpSync(join(project, 'content'), folder, { recursive: true });
  const file = join(folder, 'campaign.yaml');
  const kind = / {2}council-meeting:[\s\S]*?(?=\n {2}committee-hearing:)/;
  const text = readFileSync(file, 'utf8');
  expect(text).toMatch(kind);
  const other = `  council-meeting: { duration: PT3H, reminders: [${before.toString()} to going] }`;
  writeFileSync(file, text.replace(kind, other));
  return folder;
}

test('whoever steals the database or the log finds nobody, neither who is written to nor who is not', async () => {
  const start = aboutTwoHoursAhead();
  const dataDir = newFolder('data');
  for (const { id } of discord.guilds) await settleGroup(dataDir, 'discord', id);
  bot = startBot({
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.url,
    DATA_DIR: dataDir,
    CONTENT_DIR: contentThatWritesIn(14, start),
  });
  await discord.waitUntilOnline();
  await discord.waitFor(() => discord.commands.length > 0, { withinMs: 30_000 });
  const rosa = discord.person({ name: 'rosa-the-organizer', permissions: organizing });
  const [ana, marcus] = ['ana-the-member', 'marcus-the-member'].map((name) => discord.person({ name }));
  const members = [there(ana), there(marcus)] as const;
  const draft = await discord.slash(rosa, 'events', 'event create', creation(start)).answered();
  await discord.press(rosa, there(draft.message), 'Post it').answered();
  const post = () => discord.snapshot('events').find(({ text }) => text.includes('Defend the sanctuary law'));
  const shown = await discord.waitFor(() => post()?.message);

  // Both come. Ana is written to at any hour, Marcus answers nothing.
  const asked: (Message | null)[] = [];
  for (const person of members) {
    await discord.press(person, shown, /^rsvp:.*:going:/).answered();
    const receipt = () => discord.snapshot('events', person).find(({ ephemeral }) => ephemeral);
    await discord.waitFor(() => receipt()?.text.includes('Shall I remind you by direct message'));
    asked.push(receipt()?.message ?? null);
  }
  await discord.press(members[0], there(asked[0]), 'Yes').answered();
  const page = await discord.slash(members[0], 'events', 'remind-me', {}).answered();
  const form = discord.press(members[0], there(page.message), 'Quiet hours');
  await discord.waitFor(() => form.modal !== null);
  await discord.submitModal(form, { from: 'Never. Write to me at any hour' }).answered();
  const before = filesUnder(dataDir);

  const direct = () => discord.snapshot({ dm: members[0] });
  await discord.waitFor(() => direct().some(({ text }) => text.includes('Defend the sanctuary law')), {
    withinMs: 60_000,
  });
  expect(discord.snapshot({ dm: members[1] })).toEqual([]);
  await bot.stop();

  const channel = discord.channel({ dm: members[0] }).id;
  const secrets = [...members.flatMap(({ id, name }) => [id, name]), channel];
  const log = new Map([['log', Buffer.from(bot.log())]]);
  expect(findWords(secrets, new Map([...filesUnder(dataDir), ...log]))).toEqual([]);
  // Nor while the account was kept, sealed, to be written to.
  expect(findWords(secrets, before)).toEqual([]);
  expect(findWords(['Defend the sanctuary law'], before)).not.toEqual([]);
  expect(discord.violations).toEqual([]);
});
