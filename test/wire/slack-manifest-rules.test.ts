import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { type ManifestWish, slackManifest } from '../../src/platforms/slack/manifest/manifest.ts';
import { loadKnowledge } from '../../src/start/knowledge.ts';
import { slackManifestRules } from '../doubles/slack-manifest-rules.ts';

const { shapes } = await loadKnowledge(fileURLToPath(new URL('../../content', import.meta.url)));

function text(mode: ManifestWish['mode']): string {
  return JSON.stringify(
    slackManifest({ shapes, command: '/sanctuary', name: 'sanctuary-bot', mode }),
    null,
    2,
  );
}

const socket = text({ socket: true });
const http = text({ requestUrl: 'https://bot.example.org/slack/events' });

/** What Slack would refuse must be refused here, or the tests of the manifest would prove nothing. */
describe('the rules refuse', () => {
  const name = '"name": "sanctuary-bot"';
  const command = '"command": "/sanctuary"';
  const url = '"https://bot.example.org/slack/events"';

  test.each([
    ['a name of 36 characters', socket, name, `"name": "${'n'.repeat(36)}"`, 'display_information.name'],
    ['no name', socket, name, '"description_es": "x"', 'display_information.name'],
    [
      'a display name with a space',
      socket,
      '"display_name": "sanctuary',
      '"display_name": "sanctuary ',
      'features.bot_user.display_name',
    ],
    ['an unknown scope', socket, '"chat:write"', '"chat:everything"', 'oauth_config.scopes.bot.1'],
    ['a scope twice', socket, '"channels:read"', '"commands"', 'something is listed twice'],
    [
      'an unknown event',
      socket,
      '"message.im"',
      '"message.everything"',
      'settings.event_subscriptions.bot_events.3',
    ],
    [
      'a command without its slash',
      socket,
      command,
      '"command": "sanctuary"',
      'features.slash_commands.0.command',
    ],
    [
      'a command of 33 characters',
      socket,
      command,
      `"command": "/${'c'.repeat(32)}"`,
      'features.slash_commands.0.command',
    ],
    [
      'a usage hint that is too long',
      socket,
      '"usage_hint": "',
      `"usage_hint": "${'u'.repeat(1000)}`,
      'features.slash_commands.0.usage_hint',
    ],
    ['an unknown setting', socket, '"org_deploy_enabled"', '"organization_enabled"', 'settings'],
    [
      'a setting of the wrong kind',
      socket,
      '"org_deploy_enabled": false',
      '"org_deploy_enabled": "no"',
      'settings.org_deploy_enabled',
    ],
    [
      'a socket switched off without addresses',
      socket,
      '_enabled": true,\n    "token',
      '_enabled": false,\n    "token',
      'Event Subscription requires either Request URL or Socket Mode Enabled',
    ],
    [
      'an address without https',
      http,
      url,
      '"http://bot.example.org/slack/events"',
      'features.slash_commands.0.url',
    ],
    ['a command without its address', http, `,\n        "url": ${url}`, '', 'a slash command requires a url'],
    [
      'events without their address',
      http,
      `"request_url": ${url},\n      "bot_events"`,
      '"bot_events"',
      'Event Subscription requires either Request URL or Socket Mode Enabled',
    ],
    [
      'buttons without their address',
      http,
      `"request_url": ${url},\n      "message_menu`,
      '"message_menu',
      'Interactivity requires a Request URL',
    ],
    [
      'a command without the scope for commands',
      socket,
      '"commands"',
      '"team:read"',
      'slash commands require the scope commands',
    ],
    [
      'mentions without their scope',
      socket,
      '"app_mentions:read"',
      '"team:read"',
      'app_mention requires the scope app_mentions:read',
    ],
    [
      'direct messages without their scope',
      socket,
      '"im:history"',
      '"team:read"',
      'message.im requires the scope im:history',
    ],
    [
      'reactions without their scope',
      socket,
      '"reactions:read"',
      '"team:read"',
      'reaction_added requires the scope reactions:read',
    ],
  ])('%s', (_fault, manifest, sound, faulty, told) => {
    expect(slackManifestRules.safeParse(JSON.parse(manifest)).success).toBe(true);
    expect(manifest).toContain(sound);
    const { error } = slackManifestRules.safeParse(JSON.parse(manifest.replace(sound, faulty)));
    expect(error?.issues.map(({ path, message }) => path.join('.') || message)).toContain(told);
  });
});
