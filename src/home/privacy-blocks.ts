import { strong } from '../chat/inline.ts';
import type { Language } from '../chat/language.ts';
import type { Block, Button } from '../chat/message.ts';
import type { Phrases } from '../phrases/phrases.ts';

/** What is kept of people, as the phrases name it: each has a `what` and an `until`. */
const kept = ['answers', 'account', 'name', 'choices'];

export interface Privacy {
  /** What stands before a command's name where it is read. */
  readonly slash: string;
  /** For how many days after an event it is kept who said what. */
  readonly days: number;
  readonly organizer: boolean;
}

/** Leads there from the help and from one's own page. */
export function privacyButton(phrases: Phrases, language: Language): Button {
  return {
    label: phrases.text(language, 'privacy.button'),
    look: 'plain',
    press: { action: 'privacy', args: [] },
  };
}

/** What the bot keeps of people, what not, and what it cannot protect: one screen, and docs/privacy.md. */
export function privacyBlocks(phrases: Phrases, language: Language, privacy: Privacy): Block[] {
  const { slash, days, organizer } = privacy;
  const say = (key: string) => phrases.text(language, `privacy.${key}`, { slash, days });
  const text = (key: string): Block => ({ kind: 'text', text: say(key) });
  return [
    { kind: 'heading', text: say('title') },
    text('keeps'),
    {
      kind: 'list',
      items: kept.map((each) => [strong(say(`${each}.what`)), ` ${say(`${each}.until`)}`]),
    },
    ...['never', 'public', 'organizers', 'stolen', 'forget'].map(text),
    ...(organizer ? ['wipe', 'audit'].map(text) : []),
    { kind: 'citation', text: say('ask') },
  ];
}
