import { SocketModeReceiver, type webApi } from '@slack/bolt';
import { z } from 'zod';
import type { Log } from '../../../chat/log.ts';
import { unreachable } from '../web-api/errors.ts';
import { quietLogger } from '../web-api/quiet-logger.ts';
import { clientOptions, type WebAccess } from '../web-api/web-client.ts';
import type { Delivery } from './deliver.ts';
import { readEnvelope } from './socket-envelope.ts';

type Client = SocketModeReceiver['client'];

export interface ConnectionSettings {
  readonly appToken: string;
  readonly access: WebAccess;
  readonly log: Log;
  readonly heard: (delivery: Delivery) => void;
  /** Slack says that it will close this one. */
  readonly leaving: (reason: string) => void;
  /** Once it has been open: it is gone. */
  readonly lost: () => void;
}

export interface Connection {
  close(): Promise<void>;
}

/** How long (ms) Slack may take for its `hello`, and for its part of a farewell. */
const helloWithin = 20_000;
const farewellWithin = 1_000;

const delivery = z.object({
  body: z.unknown(),
  ack: z.custom<(answer?: unknown) => Promise<void>>((value) => typeof value === 'function'),
  retry_num: z.number().optional(),
  retry_reason: z.string().optional(),
});

/** Opens one socket; resolves at its `hello`. Rejects if Slack refuses, does not answer, or `signal` is aborted. */
export async function openConnection(settings: ConnectionSettings, signal: AbortSignal): Promise<Connection> {
  const tooLong = new AbortController();
  const stop = AbortSignal.any([signal, tooLong.signal]);
  const client = clientFor(settings, stop);
  let wanted = false;
  client.once('connected', () => {
    wanted = true;
  });
  client.on('disconnected', () => {
    if (!wanted) return;
    wanted = false;
    settings.lost();
  });
  const timer = setTimeout(() => tooLong.abort(), helloWithin);
  const giveUp = (): void => void farewell(client);
  stop.addEventListener('abort', giveUp, { once: true });
  try {
    await client.start();
  } catch (error) {
    await farewell(client);
    // The library gives no reason where the socket itself failed.
    throw error ?? unreachable('Slack closed the socket', false);
  } finally {
    clearTimeout(timer);
    stop.removeEventListener('abort', giveUp);
  }
  return {
    close() {
      wanted = false;
      return farewell(client);
    },
  };
}

/** Bolt's own client, with our door before it; its own attempts to reconnect end in errors that nobody can catch. */
function clientFor(
  { appToken, access, log, heard, leaving }: ConnectionSettings,
  signal: AbortSignal,
): Client {
  const { client } = new SocketModeReceiver({
    appToken,
    logger: quietLogger,
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: clientOptions({ ...access, fetch: abortable(access.fetch, signal) }) },
  });
  const library = client.listeners('ws_message');
  client.removeAllListeners('ws_message');
  client.on('ws_message', (data: unknown) => {
    const envelope = readEnvelope(data);
    // The library would close the socket at once. Until there is another one, this one still hears.
    if (envelope.kind === 'leaving') return leaving(envelope.reason);
    if (envelope.kind === 'unknown') log.warn('slack-unknown-envelope');
    if (envelope.kind === 'unknown' && envelope.id === null) return;
    const readable = envelope.kind === 'known' ? data : unknownEnvelope(envelope.id);
    for (const read of library) void settled(read(readable, false), log);
  });
  client.on('slack_event', (raw: unknown) => {
    const { data } = delivery.safeParse(raw);
    if (data)
      heard({ body: data.body, ack: data.ack, retryNum: data.retry_num, retryReason: data.retry_reason });
  });
  return client;
}

/** What cannot be read, in a form that can: so it is acknowledged, and does not come again. */
function unknownEnvelope(id: string | null): string {
  return JSON.stringify({ type: 'unknown', envelope_id: id, payload: null });
}

async function settled(reading: unknown, log: Log): Promise<void> {
  try {
    await reading;
  } catch {
    log.warn('slack-unreadable-envelope');
  }
}

function abortable(fetch: webApi.FetchFunction, signal: AbortSignal): webApi.FetchFunction {
  return (url, init) =>
    fetch(url, { ...init, signal: AbortSignal.any([signal, ...(init?.signal ? [init.signal] : [])]) });
}

/** Says goodbye; a second call ends the socket by force if Slack does not answer. */
async function farewell(client: Client): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, farewellWithin);
  });
  await Promise.race([client.disconnect(), patience]);
  clearTimeout(timer);
  await client.disconnect();
}
