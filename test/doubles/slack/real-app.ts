import { App, type AppOptions, LogLevel, SocketModeReceiver, webApi } from '@slack/bolt';
import type { Person } from './model.ts';
import type { SlackDoubleOptions } from './options.ts';
import { type SlackDouble, startSlackDouble } from './slack-double.ts';

/** A double with the real Bolt connected to it, for the double's own tests. */
export interface Bench {
  readonly slack: SlackDouble;
  readonly app: App;
  readonly client: App['client'];
  readonly ada: Person;
  readonly stop: () => Promise<void>;
}

export async function startBench(options: SlackDoubleOptions = {}): Promise<Bench> {
  const slack = await startSlackDouble(options);
  const app = newApp(slack, newReceiver(slack));
  await app.start();
  await slack.waitUntilConnected();
  const stop = async (): Promise<void> => {
    await app.stop();
    await slack.waitUntilDisconnected();
    await slack.stop();
  };
  return { slack, app, client: app.client, ada: slack.person({ name: 'ada', locale: 'es-MX' }), stop };
}

/**
 * Without an app to it, a receiver connects and acknowledges nothing. Slack's clients wait as long for a pong as
 * before they connect again.
 */
export function newReceiver(slack: SlackDouble, clientPingTimeout = 5000): SocketModeReceiver {
  return new SocketModeReceiver({
    appToken: slack.appToken,
    clientPingTimeout,
    installerOptions: { clientOptions: { slackApiUrl: slack.apiUrl } },
    logger: quiet,
  });
}

export function newApp(slack: SlackDouble, receiver: NonNullable<AppOptions['receiver']>): App {
  const app = new App({
    token: slack.botToken,
    receiver,
    clientOptions: { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true },
    logger: quiet,
  });
  // A refused call is what a test looks at; in a listener it is no more than that.
  app.error(async () => {});
  return app;
}

/** What Slack refused a call with, as its client shows it. */
export async function refusal(call: Promise<unknown>): Promise<webApi.WebAPIPlatformError['data']> {
  const error = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof webApi.WebAPIPlatformError)) throw new Error(`Not refused by Slack: ${error}`);
  return error.data;
}

/** Bolt tells of everything that is refused; here that is on purpose. */
export const quiet: NonNullable<AppOptions['logger']> = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  setName() {},
  getLevel: () => LogLevel.ERROR,
};
