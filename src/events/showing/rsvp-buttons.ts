import type { Block } from '../../chat/message.ts';
import type { Event } from '../../store/events.ts';
import { choices } from '../../store/rsvps.ts';
import type { Voice } from './bilingual.ts';

/** The sign of each choice, on buttons as on reactions. */
export const choiceEmoji = { going: '✅', maybe: '🤔', 'not-going': '❌' } as const;

type Buttons = Extract<Block, { kind: 'buttons' }>;

/** Stands in a button's arguments where its message says that organizers see the name of whoever taps it. */
export const saysNames = 'names';

/**
 * Going, maybe, can't. `shownIn` is the post or reminder that bears them, by which it can also be found again. Where the event
 * shows names the same message must say so (`whoSees`): each tap hands over what its own message said, however old that is.
 */
export function rsvpButtons(
  { id, showsNames }: Pick<Event, 'id' | 'showsNames'>,
  voice: Voice,
  shownIn: string,
): Buttons {
  const says = showsNames ? [saysNames] : [];
  return {
    kind: 'buttons',
    buttons: choices.map((choice) => ({
      label: voice.label(`choice.${choice}`),
      emoji: choiceEmoji[choice],
      look: choice === 'going' ? 'primary' : 'plain',
      press: { action: 'rsvp', args: [id, choice, shownIn, ...says] },
    })),
  };
}
