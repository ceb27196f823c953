import { randomBytes } from 'node:crypto';
import type { Platform } from '../../src/chat/platform.ts';
import type { Content } from '../../src/content/content.ts';
import { unwatched } from '../../src/outbox/stage.ts';
import { createWorker, type Worker } from '../../src/outbox/worker.ts';
import { pseudonyms } from '../../src/people/pseudonym.ts';
import { sealer } from '../../src/people/seal.ts';
import { createPane } from '../../src/platforms/playground/pane.ts';
import type { Store } from '../../src/store/open.ts';

const nothing = (): void => {};

/** The bot's own way of sending, to a platform that takes everything and does nothing with it. */
export function workerOn(
  store: Store,
  content: Content,
): { readonly worker: Worker; readonly sent: () => number } {
  let sent = 0;
  const platform: Platform = {
    ...createPane({
      name: 'bench',
      style: 'discord',
      render: () => [],
      reactionNames: { check: 'a', thinking: 'b', cross: 'c' },
      now: Date.now,
    }),
    async send({ channel }, _message, key) {
      sent += 1;
      return { platform: 'bench', channel, message: key };
    },
  };
  const delivery = {
    store,
    pseudonyms: pseudonyms(randomBytes(32)),
    sealer: sealer(randomBytes(32)),
    content,
    phrases: content.phrases,
    platform: () => platform,
    now: Date.now,
    watch: unwatched,
    away: null,
  };
  const broken = (code: string, _facts?: unknown, cause?: unknown): void => {
    throw new Error(code, { cause });
  };
  const log = { debug: nothing, info: nothing, warn: broken, error: broken };
  return { worker: createWorker(delivery, log, async () => {}), sent: () => sent };
}
