import { expect, test } from 'vitest';
import { there, until } from '../contracts/stand-in.ts';
import { startAdapter as startDiscord } from '../doubles/discord/adapter-bench.ts';
import { startAdapter as startSlack } from './slack-adapter-bench.ts';

test('Discord tells in which servers the bot is, and when it is let in or taken out', async () => {
  const bench = await startDiscord({ guilds: [{}, { channels: ['elsewhere'] }] });
  const { double } = bench;
  const [first, second] = double.guilds.map(({ id }) => ({ id }));
  const platform = 'discord';
  expect(bench.heard('groups')).toEqual([
    { kind: 'groups', platform, groups: [there(first).id, there(second).id] },
  ]);
  const said = bench.heard('group').length;
  // What Discord cannot reach just now, the bot is still in.
  double.loseGuild(there(first));
  double.removeBot(there(second));
  double.inviteBot(there(second));
  const heard = (await bench.hears('group', said + 2)).slice(said).map(({ inbound }) => inbound);
  expect(heard).toEqual([
    { kind: 'group', change: 'left', platform, group: there(second).id },
    { kind: 'group', change: 'joined', platform, group: there(second).id },
  ]);

  double.removeBot(there(second));
  double.invalidateSessions();
  await bench.hears('groups', 2);
  expect(bench.heard('groups')[1]).toEqual({ kind: 'groups', platform, groups: [there(first).id] });

  const left = () => bench.heard('group').filter(({ change }) => change === 'left');
  for (const broken of [{ id: 'no id' }, { id: there(first).id, unavailable: 'perhaps' }])
    double.dispatch('GUILD_DELETE', broken);
  const unknown = () => bench.logged.filter(([code]) => code === 'discord-unknown-guild');
  await until(() => unknown().length === 2, 'both to be looked at');
  expect(left().map(({ group }) => group)).toEqual([there(second).id, there(second).id]);
  await bench.stop();
});

test('Slack tells in which workspace the bot is, and when its app is removed', async () => {
  const bench = await startSlack();
  const { slack } = bench;
  const nowhere = { kind: 'groups', platform: 'slack', groups: [] };
  expect(bench.heard('groups')).toEqual([{ ...nowhere, groups: [slack.team.id] }]);
  slack.uninstall();
  await until(() => bench.heard('groups').length === 3, 'both events');
  expect(bench.heard('groups').slice(1)).toEqual([nowhere, nowhere]);
  await bench.stop();
});

test('a refused token says whether the app was removed, at the start too', async () => {
  const bench = await startSlack({ apart: true });
  const { slack, platform } = bench;
  slack.failNext('auth.test', { error: 'invalid_auth' });
  await expect(platform.connect(bench.receive)).rejects.toMatchObject({ code: 'wrong-token' });
  // It may have been typed wrong.
  expect(bench.heard('groups')).toEqual([]);
  slack.failNext('auth.test', { error: 'account_inactive' });
  await expect(platform.connect(bench.receive)).rejects.toMatchObject({ code: 'wrong-token' });
  expect(bench.heard('groups')).toEqual([{ kind: 'groups', platform: 'slack', groups: [] }]);
  await platform.connect(bench.receive);
  expect(bench.heard('groups').at(-1)).toMatchObject({ groups: [slack.team.id] });
  const place = { platform: 'slack', group: slack.team.id, channel: slack.channel('events').id };
  slack.revokeToken();
  await expect(platform.isOpenToAll(place)).resolves.toBe(false);
  expect(bench.heard('groups').at(-1)).toMatchObject({ groups: [] });
  await bench.stop();
});
