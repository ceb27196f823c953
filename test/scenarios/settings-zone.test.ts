import { expect, test } from 'vitest';
import { openDiscordPane, openSlackPane } from '../contracts/playground-world.ts';
import { there, until } from '../contracts/stand-in.ts';
import { knowledge } from './every-world.ts';
import { liveIn } from './live-world.ts';

// No time zone is guessed: what is meant by a name that several bear is asked.

test.each([
  ['Discord', openDiscordPane],
  ['Slack', openSlackPane],
])('a name that several zones bear sets none until one is chosen, as on %s', async (_, open) => {
  const live = await liveIn(await open(), knowledge);
  const { world, core } = live;
  const { rosa, place } = world;
  const zone = async () =>
    there(await core.store.groups.byNativeId(place.platform, there(place.group))).timeZone;
  await world.use(rosa, 'settings', { time_zone: 'Texas' });
  const asked = await until(
    () => world.seen(rosa).find(({ selects }) => selects.length > 0),
    'the question which one is meant',
  );
  await live.settled();
  expect(await zone()).toBe('America/Los_Angeles');
  const { label, options } = there(asked.selects[0]);
  expect(options.length).toBeGreaterThan(1);
  await world.choose(rosa, asked, label, there(options[1]));
  await live.sees(rosa, 'The time zone is that of');
  expect(await zone()).not.toBe('America/Los_Angeles');
  await live.stop();
  expect([...world.violations(), ...live.errors]).toEqual([]);
});
