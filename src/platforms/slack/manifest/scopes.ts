import type { webApi } from '@slack/bolt';

type Manifest = webApi.AppsManifestCreateArguments['manifest'];
type BotScope = NonNullable<NonNullable<NonNullable<Manifest['oauth_config']>['scopes']>['bot']>[number];
type BotEvent = NonNullable<
  NonNullable<NonNullable<Manifest['settings']>['event_subscriptions']>['bot_events']
>[number];

/** What the bot may do in a workspace, each with the reason. The README shows this table to whoever installs. */
export const botScopes: readonly { readonly scope: BotScope; readonly reason: string }[] = [
  { scope: 'commands', reason: 'to offer its command' },
  { scope: 'chat:write', reason: 'to post events, reminders and answers where it was invited' },
  { scope: 'reactions:read', reason: 'to count ✅ 🤔 ❌ under its posts' },
  { scope: 'reactions:write', reason: 'to put ✅ 🤔 ❌ under a post, ready to tap' },
  {
    scope: 'users:read',
    reason: 'to know who is an owner or admin, and so an organizer, and which language somebody reads',
  },
  { scope: 'app_mentions:read', reason: 'to answer when somebody calls it by name in a channel' },
  {
    scope: 'im:history',
    reason:
      'to answer what somebody writes to it in a direct message, and to see after a crash whether a reminder arrived there',
  },
  {
    scope: 'im:write',
    reason:
      'to remind those directly who asked for it, and to answer where no other way back to them is left',
  },
  {
    scope: 'channels:history',
    reason: 'to see after a crash whether a reminder arrived in a public channel',
  },
  { scope: 'groups:history', reason: 'the same in a private channel that it was invited to' },
  {
    scope: 'channels:read',
    reason: 'to know which channels are public: what is planned in a private channel is told nowhere else',
  },
];

/**
 * What Slack sends to the bot. Deliberately not `message.channels` and `message.groups`: what people write in
 * channels must never reach it. https://docs.slack.dev/reference/events
 */
export const botEvents: readonly BotEvent[] = [
  'app_home_opened',
  'app_mention',
  // What is kept of a workspace goes some time after the app was removed from it.
  'app_uninstalled',
  'message.im',
  'reaction_added',
  'reaction_removed',
  'tokens_revoked',
];
