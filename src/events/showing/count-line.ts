import { choices, type HeadCount } from '../../store/rsvps.ts';
import type { Voice } from './bilingual.ts';
import { choiceEmoji } from './rsvp-buttons.ts';

/** "✅ 12 going / van · 🤔 3 maybe / tal vez · ❌ 1 can't / no puede": numbers, never names. */
export function countLine(count: HeadCount, voice: Voice): string {
  return choices
    .map((choice) => {
      const people = count[choice];
      return `${choiceEmoji[choice]} ${people} ${voice.label(`count.${choice}`, () => ({ people }))}`;
    })
    .join(' · ');
}
