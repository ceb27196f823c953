import type { webApi } from '@slack/bolt';
import type { CommandShape } from '../../../chat/command-shape.ts';
import { botEvents, botScopes } from './scopes.ts';
import { usageHint } from './usage.ts';

export interface ManifestWish {
  readonly shapes: readonly CommandShape[];
  /** With its slash. */
  readonly command: string;
  /** As the workspace's list of apps shows it: at most 35 characters. */
  readonly name: string;
  /** How Slack reaches the bot: through a socket that the bot opens, or at its own https address. */
  readonly mode: { readonly socket: true } | { readonly requestUrl: string };
}

/** What Slack needs to know of the app, to be pasted once. https://docs.slack.dev/reference/app-manifest */
export function slackManifest({
  shapes,
  command,
  name,
  mode,
}: ManifestWish): webApi.AppsManifestCreateArguments['manifest'] {
  const url = 'requestUrl' in mode ? mode.requestUrl : null;
  return {
    // The version whose schema this keeps; without it Slack reads version 1.
    _metadata: { major_version: 2, minor_version: 1 },
    display_information: {
      name,
      description:
        'Answers with sources, posts hearings and rallies, counts who comes and reminds people. También en español.',
    },
    features: {
      app_home: {
        home_tab_enabled: true,
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: false,
      },
      bot_user: { display_name: displayName(name), always_online: true },
      slash_commands: [
        {
          command,
          description: 'Ask, see events, say if you come · Pregunte, vea eventos, diga si viene',
          usage_hint: usageHint(shapes),
          // A channel then arrives as <#C012AB3CD|name> instead of a name that may have changed.
          should_escape: true,
          ...(url === null ? {} : { url }),
        },
      ],
    },
    oauth_config: { scopes: { bot: botScopes.map(({ scope }) => scope) } },
    settings: {
      event_subscriptions: { ...(url === null ? {} : { request_url: url }), bot_events: [...botEvents] },
      interactivity: {
        is_enabled: true,
        // Menus that complete while somebody types load their options from the second address.
        ...(url === null ? {} : { request_url: url, message_menu_options_url: url }),
      },
      org_deploy_enabled: false,
      socket_mode_enabled: url === null,
      token_rotation_enabled: false,
    },
  };
}

/** What people type behind @. Slack takes a-z, 0-9, "-", "_" and "." there, at most 80 characters. */
function displayName(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .slice(0, 80)
    .replace(/^-+|-+$/g, '');
  return plain || 'sanctuary-bot';
}
