import { z } from 'zod';

/**
 * What Slack refuses in an app manifest, for the parts that the bot uses: lengths, forms, required and unknown fields
 * as https://docs.slack.dev/reference/app-manifest and https://github.com/slackapi/manifest-schema (2.0.0) tell them.
 */
const address = z.url({ protocol: /^https$/ });
/** The page demands https; the schema would also take http. */
const requestUrl = address.max(3500);

/** Every bot scope of https://docs.slack.dev/reference/scopes that an app may ask for in its manifest. */
const botScopes = new Set(
  `
    app_mentions:read assistant:write bookmarks:read bookmarks:write calls:read calls:write
    canvases:read canvases:write channels:history channels:join channels:manage channels:read
    channels:write.invites channels:write.topic chat:write chat:write.customize chat:write.public
    commands conversations.connect:manage conversations.connect:read conversations.connect:write
    datastore:read datastore:write dnd:read emoji:read files:read files:write groups:history groups:read
    groups:write groups:write.invites groups:write.topic im:history im:read im:write im:write.topic
    incoming-webhook links.embed:write links:read links:write metadata.message:read mpim:history
    mpim:read mpim:write mpim:write.topic pins:read pins:write reactions:read reactions:write
    reminders:read reminders:write remote_files:read remote_files:share remote_files:write
    team.billing:read team.preferences:read team:read triggers:read triggers:write usergroups:read
    usergroups:write users.profile:read users:read users:read.email users:write workflow.steps:execute
  `
    .trim()
    .split(/\s+/),
);
const botScope = z.string().refine((scope) => botScopes.has(scope), 'is no bot scope');

/** The scope without which an event is never sent, from its page under https://docs.slack.dev/reference/events. */
const scopeOfEvent = new Map([
  ['app_home_opened', null],
  ['app_mention', 'app_mentions:read'],
  ['app_uninstalled', null],
  ['message.channels', 'channels:history'],
  ['message.groups', 'groups:history'],
  ['message.im', 'im:history'],
  ['message.mpim', 'mpim:history'],
  ['reaction_added', 'reactions:read'],
  ['reaction_removed', 'reactions:read'],
  ['tokens_revoked', null],
]);
const botEvent = z.string().refine((event) => scopeOfEvent.has(event), 'is no event that the bot knows');

const slashCommand = z.strictObject({
  /** The schema names no letters; Slack itself refuses capitals and spaces. */
  command: z
    .string()
    .max(32)
    .regex(/^\/[a-z0-9_-]+$/),
  description: z.string().min(1).max(2000),
  usage_hint: z.string().min(1).max(1000).optional(),
  should_escape: z.boolean().optional(),
  url: address.max(3000).optional(),
});

const manifest = z.strictObject({
  _metadata: z.strictObject({ major_version: z.literal(2), minor_version: z.int() }),
  display_information: z.strictObject({
    name: z.string().min(1).max(35),
    description: z.string().min(1).max(140).optional(),
  }),
  features: z.strictObject({
    app_home: z
      .strictObject({
        home_tab_enabled: z.boolean(),
        messages_tab_enabled: z.boolean(),
        messages_tab_read_only_enabled: z.boolean(),
      })
      .partial(),
    bot_user: z.strictObject({
      display_name: z
        .string()
        .max(80)
        .regex(/^[a-z0-9._-]+$/),
      always_online: z.boolean().optional(),
    }),
    slash_commands: z.array(slashCommand).min(1).max(50),
  }),
  oauth_config: z.strictObject({
    scopes: z.strictObject({ bot: z.array(botScope).max(255) }),
  }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({
      request_url: requestUrl.optional(),
      bot_events: z.array(botEvent).max(100),
    }),
    interactivity: z.strictObject({
      is_enabled: z.boolean(),
      request_url: requestUrl.optional(),
      message_menu_options_url: requestUrl.optional(),
    }),
    org_deploy_enabled: z.boolean().optional(),
    socket_mode_enabled: z.boolean().optional(),
    token_rotation_enabled: z.boolean().optional(),
  }),
});

export const slackManifestRules = manifest.check(({ value, issues }) => {
  const refuse = (message: string) => issues.push({ code: 'custom', input: value, message });
  const { features, settings } = value;
  const scopes = value.oauth_config.scopes.bot;
  const commands = features.slash_commands;
  // The next two are Slack's own words: https://docs.slack.dev/reference/methods/apps.manifest.create
  if (!settings.socket_mode_enabled) {
    if (!settings.event_subscriptions.request_url)
      refuse('Event Subscription requires either Request URL or Socket Mode Enabled');
    if (settings.interactivity.is_enabled && !settings.interactivity.request_url)
      refuse('Interactivity requires a Request URL');
    if (commands.some(({ url }) => !url)) refuse('a slash command requires a url');
  }
  if (!scopes.includes('commands')) refuse('slash commands require the scope commands');
  for (const event of settings.event_subscriptions.bot_events) {
    const scope = scopeOfEvent.get(event);
    if (scope && !scopes.includes(scope)) refuse(`${event} requires the scope ${scope}`);
  }
  for (const list of [
    scopes,
    settings.event_subscriptions.bot_events,
    commands.map((each) => each.command),
  ]) {
    if (new Set(list).size < list.length) refuse('something is listed twice');
  }
});
