import type { Language } from '../../chat/language.ts';
import type { Message } from '../../chat/message.ts';
import type { Content } from '../../content/content.ts';
import { voice } from '../../events/showing/bilingual.ts';
import type { Event } from '../../store/events.ts';
import type { Store } from '../../store/open.ts';
import type { Occasion } from '../late.ts';
import { reminderMessage } from '../reminder-message.ts';

/** A reminder for one person as things stand now, with the way to have no more of them. `key` marks it. */
export async function directReminder(
  { store, content }: { readonly store: Store; readonly content: Content },
  event: Event,
  key: string,
  occasion: Occasion,
  language: Language,
): Promise<Message> {
  const count = await store.rsvps.count(event.id);
  const speaker = voice(content.phrases, [language]);
  // It stands in no group whose organizers could be meant: what is tapped there shows nobody's name anew.
  const nameless = { ...event, showsNames: false };
  const { summary, blocks } = reminderMessage(content, nameless, count, speaker, key, occasion);
  const label = content.phrases.text(language, 'direct.stop');
  const stop = { label, look: 'plain', press: { action: 'direct-stop', args: [] } } as const;
  return { summary, blocks: [...blocks, { kind: 'buttons', buttons: [stop] }] };
}
