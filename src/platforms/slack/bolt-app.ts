import { App, type Context, type Receiver, type ViewSubmitAction } from '@slack/bolt';
import { PlatformError } from '../../chat/platform-error.ts';
import type { Bot } from './bot.ts';
import { onCommand } from './incoming/command.ts';
import { onForm } from './incoming/form.ts';
import { onHome } from './incoming/home.ts';
import { onPress } from './incoming/press.ts';
import { onMention, onMessage } from './incoming/question.ts';
import { onReaction } from './incoming/reaction.ts';
import { onRevoked, onUninstalled } from './incoming/removed.ts';
import { onSuggestion } from './incoming/suggestion.ts';
import { quietLogger } from './web-api/quiet-logger.ts';
import { clientOptions, type WebAccess } from './web-api/web-client.ts';

/** What comes in comes by our own door; Bolt opens no port and no socket of its own. */
const noReceiver: Receiver = { init() {}, start: async () => {}, stop: async () => {} };

export interface AppSettings {
  readonly botToken: string;
  readonly access: WebAccess;
}

/** Bolt tells apart what comes in, and hands each kind to its handler. */
export function boltApp(bot: Bot, { botToken, access }: AppSettings): App {
  const { user, bot: botId, team } = bot.self;
  const late: Bot = { ...bot, clock: { ...bot.clock, saw: () => {} } };
  /** What is repeated comes late, and would put our idea of Slack's clock back. */
  const hearing = ({ retryNum = 0 }: Context): Bot => (retryNum > 0 ? late : bot);
  const app = new App({
    receiver: noReceiver,
    authorize: async () => ({ botToken, botId, botUserId: user, teamId: team }),
    clientOptions: clientOptions(access),
    logger: quietLogger,
    convoStore: false,
    ignoreSelf: true,
  });
  // The app has one; Slack sends no others, whatever the installer called it.
  app.command(/^/, ({ body, ack }) => onCommand(bot, body, ack));
  app.action({ type: 'block_actions' }, ({ body, ack, context }) => onPress(hearing(context), body, ack));
  app.view<ViewSubmitAction>({ type: 'view_submission' }, ({ body, ack }) => onForm(bot, body, ack));
  app.options<'block_suggestion'>({ type: 'block_suggestion' }, ({ body, ack }) =>
    onSuggestion(bot, body, ack),
  );
  app.event('app_mention', ({ body, context }) => onMention(hearing(context), body));
  app.event('message', ({ body, context }) => onMessage(hearing(context), body));
  app.event('app_home_opened', ({ body, context }) => onHome(hearing(context), body));
  app.event('reaction_added', ({ body, context }) => onReaction(hearing(context), 'added', body));
  app.event('reaction_removed', ({ body, context }) => onReaction(hearing(context), 'removed', body));
  app.event('app_uninstalled', () => onUninstalled(bot));
  app.event('tokens_revoked', ({ body }) => onRevoked(bot, body));
  app.error(async (error) => {
    // Nobody else tells of it: the core was not asked, or is done.
    if (error instanceof PlatformError) bot.log.warn('slack-answer-not-delivered', { why: error.code });
    else bot.log.error('slack-handler-broke', {}, error.original ?? error);
  });
  return app;
}
