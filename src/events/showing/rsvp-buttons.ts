import type { Block } from '../../chat/message.ts';
import { choices } from '../../store/rsvps.ts';
import type { Voice } from './bilingual.ts';

/** The sign of each choice, on buttons as on reactions. */
export const choiceEmoji = { going: '✅', maybe: '🤔', 'not-going': '❌' } as const;

type Buttons = Extract<Block, { kind: 'buttons' }>;

/** Going, maybe, can't. `shownIn` is the post or reminder that bears them, by which it can also be found again. */
export function rsvpButtons(eventId: string, voice: Voice, shownIn: string): Buttons {
  return {
    kind: 'buttons',
    buttons: choices.map((choice) => ({
      label: voice.label(`choice.${choice}`),
      emoji: choiceEmoji[choice],
      look: choice === 'going' ? 'primary' : 'plain',
      press: { action: 'rsvp', args: [eventId, choice, shownIn] },
    })),
  };
}
