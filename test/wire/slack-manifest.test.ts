import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { botScopes } from '../../src/platforms/slack/manifest/scopes.ts';
import { usageHint } from '../../src/platforms/slack/manifest/usage.ts';
import { loadKnowledge } from '../../src/start/knowledge.ts';
import { slackManifestRules } from '../doubles/slack-manifest-rules.ts';

const contentDir = fileURLToPath(new URL('../../content', import.meta.url));
const script = fileURLToPath(new URL('../../src/cli/slack-manifest.ts', import.meta.url));
const { shapes } = await loadKnowledge(contentDir);

/** Runs the real thing in a folder of its own, where only the given .env is read. */
function run(args: string[] = [], { dotEnv = '', content = contentDir } = {}) {
  const cwd = mkdtempSync(join(tmpdir(), 'slack-manifest-'));
  writeFileSync(join(cwd, '.env'), dotEnv);
  const { SLACK_COMMAND: _, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    cwd,
    env: { ...env, CONTENT_DIR: content },
    encoding: 'utf8',
  });
  rmSync(cwd, { recursive: true });
  return { code: status, out: stdout, err: stderr };
}

function printed(...args: string[]) {
  const { code, out, err } = run(args);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return slackManifestRules.parse(JSON.parse(out));
}

describe('npm run -s slack:manifest', () => {
  test('prints a manifest that Slack takes, for a bot that opens the connection itself', () => {
    const { settings, features } = printed();
    expect(settings.socket_mode_enabled).toBe(true);
    expect(features.slash_commands).toMatchObject([{ command: '/sanctuary', should_escape: true }]);
    expect(features.app_home).toEqual({
      home_tab_enabled: true,
      messages_tab_enabled: true,
      messages_tab_read_only_enabled: false,
    });
    expect(run().out).not.toContain('http');
  });

  test.each([
    ['https://bot.example.org', 'https://bot.example.org/slack/events'],
    ['https://bot.example.org/', 'https://bot.example.org/slack/events'],
    ['https://example.org:8443/bot/', 'https://example.org:8443/bot/slack/events'],
    ['https://bot.example.org/slack/events', 'https://bot.example.org/slack/events'],
  ])('with --url %s has Slack send everything to %s', (address, url) => {
    const { settings, features } = printed('--url', address);
    expect(settings.socket_mode_enabled).toBe(false);
    expect(settings.event_subscriptions.request_url).toBe(url);
    expect(settings.interactivity).toEqual({
      is_enabled: true,
      request_url: url,
      message_menu_options_url: url,
    });
    expect(features.slash_commands.map((command) => command.url)).toEqual([url]);
  });

  test('asks for nothing that would send the bot what people write in channels', () => {
    expect(printed().settings.event_subscriptions.bot_events.sort()).toEqual([
      'app_home_opened',
      'app_mention',
      'app_uninstalled',
      'message.im',
      'reaction_added',
      'reaction_removed',
      'tokens_revoked',
    ]);
  });

  test.each([
    ['LA Sanctuary', 'la-sanctuary'],
    ['¡Santuario Los Ángeles!', 'santuario-los-angeles'],
    ['聖域', 'sanctuary-bot'],
    ['ﷺ'.repeat(35), 'sanctuary-bot'],
    ['ﬃ'.repeat(35), 'ffi'.repeat(27).slice(0, 80)],
  ])('names the app %s, and the bot @%s', (name, displayName) => {
    const { display_information, features } = printed('--name', name);
    expect(display_information.name).toBe(name);
    expect(features.bot_user.display_name).toBe(displayName);
  });

  test('takes another command from --command, or from SLACK_COMMAND as the bot does', () => {
    expect(printed('--command', '/la-events').features.slash_commands[0]?.command).toBe('/la-events');
    expect(run([], { dotEnv: 'SLACK_COMMAND=/ciudad\n' }).out).toContain('"command": "/ciudad"');
    expect(run([], { dotEnv: 'SLACK_COMMAND=\n' }).out).toContain('"command": "/sanctuary"');
  });

  test.each([
    [['--nonsense'], 'Only --name'],
    [['--url'], 'Only --name'],
    [['https://bot.example.org'], 'Only --name'],
    [['--name', ' '], '--name is empty'],
    [['--name', 'n'.repeat(36)], 'at most 35 characters'],
    [['--command', 'sanctuary'], 'must be a slash'],
    [['--command', '/Sanctuary'], 'must be a slash'],
    [['--command', '/my bot'], 'must be a slash'],
    [['--command', `/${'c'.repeat(32)}`], 'must be a slash'],
    [['--url', 'bot.example.org'], 'the https address'],
    [['--url', 'http://bot.example.org'], 'the https address'],
    [['--url', 'https://name:word@bot.example.org'], 'the https address'],
    [['--url', 'https://bot.example.org/?to=events'], 'the https address'],
  ])('refuses %j with one sentence', (args, sentence) => {
    const { code, out, err } = run(args);
    expect({ code, out }).toEqual({ code: 64, out: '' });
    expect(err.trim().split('\n')).toEqual([expect.stringContaining(sentence)]);
  });

  test('tells content that cannot be used, and prints no manifest', () => {
    const { code, out, err } = run([], { content: '/nowhere' });
    expect({ code, out }).toEqual({ code: 78, out: '' });
    expect(err).toContain('CONTENT_DIR: /nowhere cannot be used.');
  });
});

describe('the usage hint', () => {
  test('names every sub-command of the registry', async () => {
    const { registry } = await loadKnowledge(contentDir);
    const hint = printed().features.slash_commands[0]?.usage_hint?.split(' | ') ?? [];
    const named = hint.map((part) => part.replace(/ \[.*\]$/, ''));
    expect(named.toSorted()).toEqual([...registry.commands.keys()].toSorted());
  });

  test('is cut where a sub-command ends, and says so', () => {
    const names = Array.from({ length: 400 }, (_, number) => `event show-${number}`);
    const [first] = shapes.map((shape) => ({ ...shape, options: [] }));
    if (!first) throw new Error('There is no command.');
    for (const count of names.keys()) {
      const some = names.slice(0, count + 1);
      const hint = usageHint(some.map((name) => ({ ...first, name })));
      expect(hint.length).toBeLessThanOrEqual(1000);
      if (hint === some.join(' | ')) continue;
      const shown = hint.split(' | ');
      expect(shown.pop()).toBe('…');
      expect(shown).toEqual(some.slice(0, shown.length));
      // One more would not have fitted.
      expect([...some.slice(0, shown.length + 1), '…'].join(' | ').length).toBeGreaterThan(1000);
    }
  });
});

describe('the scopes', () => {
  test('are those of the table, each with its reason', () => {
    expect(printed().oauth_config.scopes.bot).toEqual(botScopes.map(({ scope }) => scope));
    for (const { reason } of botScopes) expect(reason).toMatch(/^\S.{9,}\S$/);
    expect(new Set(botScopes.map(({ reason }) => reason)).size).toBe(botScopes.length);
  });

  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  test('stand in the README with the same reasons', () => {
    for (const { scope, reason } of botScopes) expect(readme).toContain(`| \`${scope}\` | ${reason} |`);
  });
});
