import { z } from 'zod';
import { action, command } from '../src/chat/command.ts';
import type { Core } from '../src/core.ts';
import { botMessage } from '../src/organizers/state/bot-message.ts';
import { retryable, sendingHere } from '../src/organizers/state/sending-here.ts';

export const bot = command({
  name: 'bot',
  description: 'command.bot',
  options: z.object({}),
  who: 'organize',
  records: null,
  answers: 'private',
  run: ({ actor, place }, core: Core) => botMessage(core, actor, place),
});

/** *Try again* under what failed. */
export const botRetry = action({
  name: 'bot-retry',
  options: z.object({}),
  who: 'organize',
  records: 'sent-again',
  answers: 'update',
  async run({ actor, place }, core: Core) {
    const { failed } = await sendingHere(core, place);
    const events = new Set(failed.filter(retryable).map(({ event }) => event.id));
    for (const event of events) await core.store.outbox.reviveFailed(event, core.clock.now());
    await core.worker.run();
    return { message: await botMessage(core, actor, place) };
  },
});
