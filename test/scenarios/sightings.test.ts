import { PermissionFlagsBits } from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { until } from '../contracts/stand-in.ts';
import type { Person, SeenMessage } from '../contracts/world.ts';
import { buttonsOf } from '../doubles/discord/flatten.ts';
import { startDiscordDouble } from '../doubles/discord/index.ts';
import { expectProper, newOrganizer, readyBot, settings, there } from '../faults/bot-on-discord.ts';
import { everyWorld, knowledge } from './every-world.ts';
import { type LiveWorld, liveIn } from './live-world.ts';
import { filesUnder, findWords } from './search-bytes.ts';

// Somebody tells the bot where agents are: it takes no such reports.

const report = 'two white ICE vans by the quartzmill on 5th and Main';
const refusal = 'I take no reports of where agents are';
const labels = ({ buttons }: Pick<SeenMessage, 'buttons'>) => buttons.map(({ label }) => label);

describe.each(everyWorld)('a report of agents on %s', (name, open) => {
  let live: LiveWorld;
  let marcus: Person;

  beforeEach(async () => {
    live = await liveIn(await open(), knowledge);
    marcus = live.world.marcus;
  });

  afterEach(async () => {
    await live.stop();
    expect([...live.world.violations(), ...live.errors]).toEqual([]);
  });

  const isRefused = (message: SeenMessage) => {
    expect(message.text).toContain('888-624-4752');
    expect(message.text).not.toMatch(/quartzmill|5th/);
    expect(labels(message)).toEqual([]);
  };

  test('by the command is refused to its author alone, and can be neither shared nor handed on', async () => {
    await live.world.use(marcus, 'ask', { question: report });
    const message = await live.sees(marcus, refusal);
    isRefused(message);
    expect(message.isPrivate).toBe(true);
    expect(live.world.seen(live.world.ana)).toEqual([]);
  });

  test('is refused where it was typed behind help', async () => {
    await live.world.use(marcus, 'help', { question: report });
    isRefused(await live.sees(marcus, refusal));
  });

  // In the playground nobody speaks to the bot in plain words.
  if (name.startsWith('the playground')) return;

  test('in a channel gets a line that tells nothing, with the refusal behind its button', async () => {
    await live.world.mention(marcus, report);
    const line = await live.sees(marcus, 'Everyone can read this channel');
    expect(line.text).not.toContain(refusal);
    expect(labels(line)).toEqual(['Answer me privately']);
    await live.world.press(marcus, line, 'Answer me privately');
    isRefused(await live.sees(marcus, refusal));
    const openly = live.world.seen(live.world.ana).filter(({ text }) => text.includes(refusal));
    expect(openly).toEqual([]);
  });

  test('written to the bot alone is refused there', async () => {
    await live.world.write(marcus, report);
    const refused = () => live.world.seenDirectly(marcus).find(({ text }) => text.includes(refusal));
    isRefused(await until(refused, 'the refusal'));
  });
});

test('where organizers have a channel, no byte of a report reaches it, a file or the log', async () => {
  const secret = {
    name: 'core-team',
    everyoneDeny: PermissionFlagsBits.ViewChannel,
    botAllow: PermissionFlagsBits.ViewChannel,
  };
  const discord = await startDiscordDouble({ guilds: [{ channels: ['general', secret] }] });
  const env = settings(discord);
  const bot = await readyBot(discord, env);
  const options = { organizers_channel: discord.channel('core-team').id };
  await discord.slash(newOrganizer(discord), 'general', 'settings', options).answered();
  const told = discord.snapshot('core-team').length;
  expect(told).toBeGreaterThan(0);
  const ana = discord.person({ name: 'ana-the-member' });
  const answer = await discord
    .slash(ana, 'general', 'ask', { question: report })
    .answered({ withinMs: 60_000 });
  expect(answer.text).toContain(refusal);
  expect(buttonsOf(there(answer.message))).toEqual([]);
  discord.mention(ana, 'general', report);
  const line = await discord.waitFor(() => discord.snapshot('general')[0], { withinMs: 20_000 });
  const ids = buttonsOf(line.message).map(({ customId }) => customId ?? '');
  await bot.stop();
  expect(discord.snapshot('core-team')).toHaveLength(told);
  expect(findWords(['quartzmill'], filesUnder(there(env.DATA_DIR)))).toEqual([]);
  expect(bot.log() + ids.join(' ')).not.toContain('quartzmill');
  expectProper(discord);
  await discord.stop();
});
