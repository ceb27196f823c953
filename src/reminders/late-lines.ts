import { time } from '../chat/inline.ts';
import type { Block } from '../chat/message.ts';
import type { Voice } from '../events/showing/bilingual.ts';
import type { Event } from '../store/events.ts';
import { isLate, type Occasion } from './late.ts';
import { timeToGo } from './time-to-go.ts';

/** "This reminder is late. It starts in 25 minutes": the time left is reckoned by the reader's own device. */
export function lateLines({ start }: Event, voice: Voice, occasion: Occasion): Block[] {
  if (!isLate(occasion)) return [];
  const at = start.epochMilliseconds;
  return voice
    .lines('reminder.late', (language) => ({
      start: time(at, 'relative', timeToGo(at - occasion.asOf, language)),
    }))
    .map((text): Block => ({ kind: 'text', text }));
}
