import type { Actor } from '../../chat/actor.ts';
import type { Message } from '../../chat/message.ts';
import type { Core } from '../../core.ts';
import type { Event } from '../../store/events.ts';
import { occasionOf } from '../late.ts';
import { directReminder } from './direct-reminder.ts';

/** The reminder to this person whose button was pressed, as it should look now; null where it was another message. */
export async function shownDirectly(
  core: Core,
  event: Event,
  shownIn: string,
  { account, language }: Actor,
): Promise<Message | null> {
  const row = await core.store.outbox.byId(shownIn);
  const isTheirs = row?.kind === 'direct' && row.person === core.pseudonyms.of(account, event.id);
  return isTheirs ? directReminder(core, event, shownIn, occasionOf(row, core.clock.now()), language) : null;
}
