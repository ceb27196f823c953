import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { NewPerson, Person } from '../doubles/slack/index.ts';
import { type AdapterBench, says, startAdapter } from './slack-adapter-bench.ts';

let bench: AdapterBench;
let ada: Person;

beforeEach(async () => {
  bench = await startAdapter();
  ada = bench.slack.person({ name: 'ada' });
  bench.core = async (_, responder) => responder.answer('private', says('Understood'));
});

afterEach(async () => {
  vi.useRealTimers();
  await bench.stop();
  expect(bench.slack.violations).toEqual([]);
});

describe('who somebody is', () => {
  test.each<[Partial<Person>, 'en' | 'es', boolean]>([
    [{ locale: 'es-LA' }, 'es', false],
    [{ locale: 'en-GB', admin: true }, 'en', true],
    [{ locale: 'fr-FR', owner: true }, 'en', true],
  ])('%j', async (about, language, organizer) => {
    const person = bench.slack.person({ name: 'eve', ...about });
    await bench.slack.command(person, 'events', 'help').answered();
    expect(bench.heard('command')[0]?.actor).toMatchObject({ language, organizer });
  });

  test.each([
    ['T0OTHER', [], false],
    ['T0OTHER', ['ours'], true],
  ])('counts an admin of the workspace %s only if it is the same (%j)', async (team_id, teams, organizer) => {
    const { slack } = bench;
    const enterprise_user = { teams: teams.map(() => slack.team.id) };
    const user = { team_id, enterprise_user, locale: 'en-US', is_admin: true };
    slack.failNext('users.info', { status: 200, body: JSON.stringify({ ok: true, user }) });
    await slack.command(ada, 'events', 'help').answered();
    expect(bench.heard('command')[0]?.actor).toMatchObject({ organizer, guest: !organizer });
  });

  test.each<[Pick<NewPerson, 'guest' | 'team' | 'admin'>, boolean]>([
    [{}, false],
    [{ admin: true }, false],
    [{ guest: true }, true],
    [{ team: 'T0OTHER' }, true],
    [{ team: 'T0OTHER', admin: true }, true],
  ])('%j: sees only the channels that they were let into: %s', async (about, guest) => {
    const person = bench.slack.person({ name: 'eve', ...about });
    await bench.slack.command(person, 'events', 'help').answered();
    expect(bench.heard('command')[0]?.actor.guest).toBe(guest);
  });

  test.each(['is_restricted', 'is_ultra_restricted', 'is_stranger'])(
    'is a guest as %s says',
    async (mark) => {
      const { slack } = bench;
      const user = { team_id: slack.team.id, [mark]: true };
      slack.failNext('users.info', { status: 200, body: JSON.stringify({ ok: true, user }) });
      await slack.command(ada, 'events', 'help').answered();
      expect(bench.heard('command')[0]?.actor.guest).toBe(true);
    },
  );

  test('is asked once, and again only after some time', async () => {
    const { slack } = bench;
    for (let times = 0; times < 3; times += 1) await slack.command(ada, 'events', 'help').answered();
    expect(slack.requests.filter(({ method }) => method === 'users.info')).toHaveLength(1);
  });

  test('may organize no more half a minute after Slack took that right away', async () => {
    await bench.stop();
    vi.useFakeTimers({ toFake: ['Date'] });
    bench = await startAdapter();
    bench.core = async (_, responder) => responder.answer('private', says('Understood'));
    const { slack } = bench;
    const rosa = slack.person({ name: 'rosa', admin: true });
    const asks = () => slack.command(rosa, 'events', 'help').answered();
    await asks();
    Object.assign(rosa, { admin: false });
    vi.setSystemTime(Date.now() + 31_000);
    await asks();
    // Now a member, of whom less depends: it holds for minutes.
    vi.setSystemTime(Date.now() + 31_000);
    await asks();
    expect(bench.heard('command').map(({ actor }) => actor.organizer)).toEqual([true, false, false]);
    expect(slack.requests.filter(({ method }) => method === 'users.info')).toHaveLength(2);
  });

  test('is spoken to in the language that they chose, in Slack’s own windows too', async () => {
    await bench.stop();
    const apart = await startAdapter({ apart: true });
    bench = apart;
    const { slack, platform } = apart;
    await platform.connect(apart.receive, async (actor) => ({
      ...actor,
      language: 'es',
      may: async () => true,
    }));
    const eve = slack.person({ name: 'eve', locale: 'en-US' });
    await slack.command(eve, 'events', 'event create').acknowledged();
    const view = await slack.waitFor(() => slack.view(eve));
    expect(view.submit).toBe('Continuar');
  });

  test('is not known where Slack does not tell, and nobody waits for it', async () => {
    const { slack } = bench;
    slack.failNext('users.info', 'hang');
    const record = slack.command(ada, 'events', 'help');
    await record.answered();
    expect(bench.heard('command')[0]?.actor).toMatchObject({ language: 'en', organizer: null, guest: true });
    expect(record.failed).toBe(false);
  });

  test('is not asked again while Slack asks to wait', async () => {
    const { slack } = bench;
    slack.failNext('users.info', { ratelimited: 30 });
    await slack.command(ada, 'events', 'help').answered();
    await slack.command(ada, 'events', 'help').answered();
    expect(bench.heard('command').map(({ actor }) => actor.organizer)).toEqual([null, null]);
    expect(slack.requests.filter(({ method }) => method === 'users.info')).toHaveLength(1);
  });

  test('is remembered where it cannot be asked again, but not who may organize', async () => {
    await bench.stop();
    vi.useFakeTimers({ toFake: ['Date'] });
    bench = await startAdapter();
    bench.core = async (_, responder) => responder.answer('private', says('Understood'));
    const { slack } = bench;
    const olga = slack.person({ name: 'olga', locale: 'es-ES', owner: true });
    await slack.command(olga, 'events', 'help').answered();
    vi.setSystemTime(Date.now() + 10 * 60_000);
    slack.failNext('users.info', { error: 'internal_error' });
    await slack.command(olga, 'events', 'help').answered();
    const actors = bench.heard('command').map(({ actor }) => actor);
    expect(actors[0]).toMatchObject({ language: 'es', organizer: true, guest: false });
    expect(actors[1]).toMatchObject({ language: 'es', organizer: null, guest: false });
  });
});
