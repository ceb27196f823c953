import type { Block } from '../../chat/message.ts';
import type { Event } from '../../store/events.ts';
import type { Voice } from './bilingual.ts';

type Answered = Pick<Event, 'showsNames' | 'buttonsOnly'>;

/** Under a post: who sees who answered, by a button and by a reaction. */
export function whoSees(event: Answered, voice: Voice): Block[] {
  const { showsNames, buttonsOnly } = event;
  const names = showsNames ? 'event.names.yes' : 'event.names.no';
  const public_ = showsNames ? 'event.reactions-show-you' : 'event.reactions-are-public';
  const reactions = buttonsOnly ? 'event.buttons-only' : public_;
  return voice.languages.map((language) => ({
    kind: 'citation',
    text: [names, reactions].map((key) => voice.phrases.text(language, key)).join(' '),
  }));
}

/** With other buttons to answer by: nothing, unless organizers see who taps them. */
export function seenByTapping({ showsNames }: Answered, voice: Voice): Block[] {
  if (!showsNames) return [];
  return voice.lines('event.names.yes').map((text) => ({ kind: 'citation', text }));
}
