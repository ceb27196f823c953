import type { MessageRef } from '../chat/place.ts';
import type { OutboxRow } from '../store/outbox.ts';

/** What became of one try to deliver a row. */
export type Outcome =
  | {
      readonly is: 'sent';
      readonly message: string | null;
      /** Where a new message stands in a channel now. */
      readonly stands?: MessageRef;
      /** Of a report: what organizers know with it. */
      readonly told?: readonly Pick<OutboxRow, 'id' | 'state'>[];
      /** Later than people could think, so that organizers are told. */
      readonly late?: boolean;
      /** How long (ms) it rests before it is done again, if it was asked for again meanwhile. */
      readonly againAfterMs?: number;
    }
  | {
      readonly is: 'later';
      readonly afterMs: number;
      readonly error: string;
      /** The platform was asked for nothing: it, or our own pace, lets nothing of this lane out just now. */
      readonly untried?: boolean;
    }
  | { readonly is: 'failed' | 'unknown' | 'withdrawn'; readonly error: string };
