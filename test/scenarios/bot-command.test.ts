import { PermissionFlagsBits } from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hearsOfEdits } from '../../src/start/hears-of-edits.ts';
import { there, until } from '../contracts/stand-in.ts';
import type { Person } from '../contracts/world.ts';
import { startDiscordDouble } from '../doubles/discord/index.ts';
import {
  drafted,
  expectProper,
  newOrganizer,
  nextWeek,
  readyBot,
  settings,
} from '../faults/bot-on-discord.ts';
import { everyWorld, knowledge } from './every-world.ts';
import { type LiveWorld, liveIn } from './live-world.ts';

const zone = 'America/Los_Angeles';

describe.each(everyWorld)('/bot on %s', (_, open) => {
  let live: LiveWorld;
  let rosa: Person;

  beforeEach(async () => {
    live = await liveIn(await open(), knowledge);
    rosa = live.world.rosa;
  });

  afterEach(async () => {
    await live.stop();
    expect(live.errors).toEqual([]);
  });

  /** At nine in the morning of the next day, so that what is due later that day is due today. */
  const nineInTheMorning = (): Temporal.PlainDate => {
    const now = Temporal.Now.zonedDateTimeISO(zone);
    const nine = now.toPlainDate().add({ days: 1 }).toZonedDateTime({ timeZone: zone, plainTime: '09:00' });
    live.passTime(nine.epochMilliseconds - now.epochMilliseconds);
    return nine.toPlainDate();
  };
  const bot = async () => {
    const before = live.world.seen(rosa).length;
    await live.world.use(rosa, 'bot');
    return until(
      () =>
        live.world
          .seen(rosa)
          .slice(before)
          .find(({ text }) => text.includes('How I am doing')),
      'how it fares',
    );
  };
  const confirmed = async (title: string, when: string) => {
    await live.world.use(rosa, 'event create', { kind: 'rally', title, when, place: 'City Hall' });
    const draft = await until(
      () =>
        live.world.seen(rosa).findLast(({ text }) => text.includes('Is this right?') && text.includes(title)),
      'the draft',
    );
    await live.world.press(rosa, draft, 'Post it');
    await until(
      () => live.world.seen(rosa).find(({ id, text }) => id === draft.id && text.includes('Posted, with')),
      'it to be posted',
    );
  };

  test('where all is well it says so, and what should be looked at again', async () => {
    const { isPrivate, text, buttons } = await bot();
    expect(isPrivate).toBe(true);
    for (const words of ['Nothing is due today.', 'Nothing has failed.', 'no open posts here', 'Version ']) {
      expect(text).toContain(words);
    }
    expect(text).toMatch(/[^t] connected since/);
    expect(text).toMatch(/Answers that I know: \d+, loaded/);
    expect(text).toMatch(/\d+ things in my answers should be checked again:/);
    expect(text).toContain('nobody noted when this number was checked');
    expect(text).toMatch(/and \d+ more/);
    expect(buttons).toEqual([]);
    const { world } = live;
    await world.use(world.ana, 'bot');
    await live.sees(world.ana, 'Solo los organizadores pueden hacer esto aquí');
  });

  test('tells what is due today, with its time; not what is due tomorrow', async () => {
    const today = nineInTheMorning();
    await confirmed('Rally for all', `${today.add({ days: 1 })} 17:30`);
    await confirmed('March for all', `${today.add({ days: 2 })} 17:30`);
    const { text } = await bot();
    expect(text).toContain('Due today, 1 thing:');
    expect(text).toMatch(/6:00 PM P[DS]T: A reminder, “Rally for all”/);
    expect(text).not.toContain('March for all');
  });

  test('tells which faults keep an edit from being used, until they are mended', async () => {
    const hearing = hearsOfEdits(live.core);
    const fault = { file: 'campaign.yaml', line: 3, problem: 'There is no city.', mend: 'Write its name.' };
    await hearing.broken([fault]);
    const { text } = await bot();
    expect(text).toContain('1 fault keeps me from using it');
    expect(text).toContain('campaign.yaml:3: There is no city. Write its name.');
    await hearing.fine();
    expect((await bot()).text).not.toContain('campaign.yaml:3');
  });

  test('tells which platform is not connected', async () => {
    const { connections } = live.core;
    for (const name of connections.keys()) connections.set(name, { isUp: false, since: Date.now() });
    expect((await bot()).text).toContain('not connected since');
  });
});

test('what failed is told with its mend, to its own group alone, and tried again by a button', async () => {
  const discord = await startDiscordDouble({
    guilds: [{ channels: ['general', 'events'] }, { channels: ['elsewhere'] }],
  });
  const env = settings(discord);
  const bot = await readyBot(discord, env);
  try {
    const rosa = newOrganizer(discord);
    const title = 'Vote on the budget';
    const draft = await drafted(discord, rosa, { title, start: nextWeek() });
    discord.permit('events', { deny: PermissionFlagsBits.SendMessages });
    await discord.press(rosa, draft, 'Post it').answered();
    const shown = await discord.slash(rosa, 'general', 'bot', {}).answered();
    expect(shown.text).toContain('1 thing could not be sent');
    expect(shown.text).toContain(title);
    expect(shown.text).toContain('I lack the permission Send Messages');
    const others = await discord.slash(rosa, 'elsewhere', 'bot', {}).answered();
    expect(others.text).toContain('Nothing has failed.');
    expect(others.text).not.toContain(title);
    const still = await discord.press(rosa, there(shown.message), 'Try again').answered();
    expect(still.text).toContain('1 thing could not be sent');
    discord.permit('events', { allow: PermissionFlagsBits.SendMessages });
    const mended = await discord.press(rosa, there(shown.message), 'Try again').answered();
    expect(mended.text).toContain('Nothing has failed.');
    expect(
      discord
        .snapshot('events')
        .map(({ text }) => text)
        .join(),
    ).toContain(title);
    expectProper(discord);
  } finally {
    await bot.kill();
    await discord.stop();
  }
});
