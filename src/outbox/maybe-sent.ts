import type { OutboxRow } from '../store/outbox.ts';

/** How the error of a row ends of which some try may have arrived: what happens afterwards does not settle it. */
export const maybeSent = 'maybe-sent';

/** Whether an earlier try, whose end nobody saw, may have put it into the channel. */
export function mayHaveArrived({ error }: Pick<OutboxRow, 'error'>): boolean {
  return error?.endsWith(maybeSent) ?? false;
}
