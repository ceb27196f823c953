import type { PlatformErrorCode } from '../../../chat/platform-error.ts';

/**
 * Slack's error strings that mean something to us; every other one is a fault of ours.
 * https://docs.slack.dev/reference/methods lists them under each method.
 */
export const refusals: ReadonlyMap<string, PlatformErrorCode> = new Map<string, PlatformErrorCode>([
  ['not_in_channel', 'not-in-channel'],
  ['channel_not_found', 'not-in-channel'],

  ['missing_scope', 'missing-permission'],
  ['no_permission', 'missing-permission'],
  ['access_denied', 'missing-permission'],
  ['not_allowed_token_type', 'missing-permission'],
  ['restricted_action', 'missing-permission'],
  ['restricted_action_read_only_channel', 'missing-permission'],
  ['restricted_action_thread_only_channel', 'missing-permission'],
  ['messages_tab_disabled', 'missing-permission'],

  ['user_not_found', 'direct-closed'],
  ['users_not_found', 'direct-closed'],
  ['user_disabled', 'direct-closed'],
  ['user_not_visible', 'direct-closed'],
  ['cannot_dm_bot', 'direct-closed'],
  ['invalid_user_combination', 'direct-closed'],

  ['is_archived', 'not-found'],
  ['message_not_found', 'not-found'],
  ['thread_not_found', 'not-found'],

  ['ratelimited', 'rate-limited'],
  ['rate_limited', 'rate-limited'],

  ['expired_trigger_id', 'expired'],
  ['trigger_expired', 'expired'],
  ['exchanged_trigger_id', 'expired'],
  ['trigger_exchanged', 'expired'],
  ['invalid_trigger_id', 'expired'],
  ['invalid_trigger', 'expired'],
  // A window that was closed meanwhile.
  ['not_found', 'expired'],
  ['expired_url', 'expired'],
  ['used_url', 'expired'],

  ['internal_error', 'unreachable'],
  ['fatal_error', 'unreachable'],
  ['service_unavailable', 'unreachable'],
  ['request_timeout', 'unreachable'],
  ['team_added_to_org', 'unreachable'],

  ['invalid_auth', 'unreachable'],
  ['not_authed', 'unreachable'],
  ['account_inactive', 'unreachable'],
  ['token_revoked', 'unreachable'],
  ['token_expired', 'unreachable'],
]);

/** Slack does not take the token any more. https://docs.slack.dev/reference/methods/auth.test */
export const tokenRefusals: ReadonlySet<string> = new Set([
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
]);

/** The app was removed from its workspace, or the workspace is no more; another one can also mean a token that was typed wrong. */
export const removals: ReadonlySet<string> = new Set(['account_inactive', 'token_revoked']);

/** The trigger has opened a window already: what came is a repetition. */
export const spentTriggers: ReadonlySet<string> = new Set(['exchanged_trigger_id', 'trigger_exchanged']);
