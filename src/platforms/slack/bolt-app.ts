import { App, type Receiver, type ViewSubmitAction } from '@slack/bolt';
import { PlatformError } from '../../chat/platform-error.ts';
import type { Bot } from './bot.ts';
import { onCommand } from './incoming/command.ts';
import { onForm } from './incoming/form.ts';
import { onHome } from './incoming/home.ts';
import { onPress } from './incoming/press.ts';
import { onMention, onMessage } from './incoming/question.ts';
import { onReaction } from './incoming/reaction.ts';
import { onSuggestion } from './incoming/suggestion.ts';
import { quietLogger } from './web-api/quiet-logger.ts';
import { clientOptions } from './web-api/web-client.ts';

/** What comes in comes by our own door; Bolt opens no port and no socket of its own. */
const noReceiver: Receiver = { init() {}, start: async () => {}, stop: async () => {} };

export interface AppSettings {
  readonly botToken: string;
  readonly apiUrl: string | undefined;
}

/** Bolt tells apart what comes in, and hands each kind to its handler. */
export function boltApp(bot: Bot, { botToken, apiUrl }: AppSettings): App {
  const { user, bot: botId, team } = bot.self;
  const app = new App({
    receiver: noReceiver,
    authorize: async () => ({ botToken, botId, botUserId: user, teamId: team }),
    clientOptions: clientOptions(apiUrl),
    logger: quietLogger,
    convoStore: false,
    ignoreSelf: true,
  });
  // The app has one; Slack sends no others, whatever the installer called it.
  app.command(/^/, ({ body, ack }) => onCommand(bot, body, ack));
  app.action({ type: 'block_actions' }, ({ body, ack }) => onPress(bot, body, ack));
  app.view<ViewSubmitAction>({ type: 'view_submission' }, ({ body, ack }) => onForm(bot, body, ack));
  app.options<'block_suggestion'>({ type: 'block_suggestion' }, ({ body, ack }) =>
    onSuggestion(bot, body, ack),
  );
  app.event('app_mention', ({ body }) => onMention(bot, body));
  app.event('message', ({ body }) => onMessage(bot, body));
  app.event('app_home_opened', ({ body }) => onHome(bot, body));
  app.event('reaction_added', ({ body }) => onReaction(bot, 'added', body));
  app.event('reaction_removed', ({ body }) => onReaction(bot, 'removed', body));
  app.error(async (error) => {
    // Nobody else tells of it: the core was not asked, or is done.
    if (error instanceof PlatformError) bot.log.warn('slack-answer-not-delivered', { why: error.code });
    else bot.log.error('slack-handler-broke', {}, error.original ?? error);
  });
  return app;
}
