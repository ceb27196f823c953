import type { Inline } from '../../src/chat/inline.ts';
import type { Block, Button, Message } from '../../src/chat/message.ts';

/** A message of one paragraph. */
export function text(words: Inline, ...blocks: Block[]): Message {
  return { summary: 'Something happened', blocks: [{ kind: 'text', text: words }, ...blocks] };
}

export function buttons(...all: readonly Button[]): Block {
  return { kind: 'buttons', buttons: all };
}

export function button(label: string, action: string, ...args: string[]): Button {
  return { label, look: 'plain', press: { action, args } };
}

/** A post like those of events: its buttons bear the key by which it can be found again. */
export function post(words: string, key: string): Message {
  return text(words, buttons(button('Going', 'rsvp', 'going', key), button('Maybe', 'rsvp', 'maybe', key)));
}

/** Different words of so many characters altogether, with a mark every hundred: `w0042`. */
export function manyWords(characters: number): string {
  const marks = Array.from(
    { length: Math.ceil(characters / 100) },
    (_, at) => `w${String(at).padStart(4, '0')}`,
  );
  const filler =
    'neighbours come together at city hall and speak for one another until the council hears them';
  return marks.map((mark) => `${mark} ${filler}`.slice(0, 99).trimEnd()).join(' ');
}

export function wordsOf(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}
