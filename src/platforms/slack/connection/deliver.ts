import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { Log } from '../../../chat/log.ts';

/** One thing that Slack sent, however it came. */
export interface Delivery {
  readonly body: unknown;
  readonly ack: (answer?: unknown) => Promise<void>;
  readonly retryNum?: number | undefined;
  readonly retryReason?: string | undefined;
}

const anything = z.record(z.string(), z.unknown());

/**
 * Hands it to Bolt. What nobody has acknowledged in the end (a repetition, something unknown) is acknowledged here,
 * or Slack would send it again.
 */
export async function deliver(
  app: App,
  { body, ack, retryNum, retryReason }: Delivery,
  log: Log,
): Promise<void> {
  let given = false;
  const once = async (answer?: unknown): Promise<void> => {
    if (given) return;
    given = true;
    await ack(answer);
  };
  try {
    const read = anything.safeParse(body);
    if (!read.success) log.warn('slack-unknown-delivery');
    else {
      await app.processEvent({
        body: read.data,
        ack: once,
        ...(retryNum === undefined ? {} : { retryNum }),
        ...(retryReason === undefined ? {} : { retryReason }),
      });
    }
  } catch (error) {
    log.warn('slack-delivery-broke', { kind: error instanceof Error ? error.name : typeof error });
  }
  try {
    await once();
  } catch {
    log.warn('slack-not-acknowledged');
  }
}
