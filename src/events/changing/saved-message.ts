import type { Language } from '../../chat/language.ts';
import type { Message } from '../../chat/message.ts';
import type { Core } from '../../core.ts';
import { notPosted } from '../posting/publication.ts';
import type { Saved } from './edit-event.ts';

/**
 * What its organizer is told once a change is saved: who hears of it, and where it does not stand although it should. `others`:
 * how many later ones of its series were changed with it; null where it was changed alone.
 */
export async function savedMessage(
  core: Core,
  { event, told, moved }: Saved,
  language: Language,
  others: number | null = null,
): Promise<Message> {
  const posts = await core.store.posts.of(event.id);
  const unposted = await notPosted(core, event, language, undefined, ['post']);
  // Of what stands in no channel there is nothing else to say.
  if (unposted && posts.every(({ message }) => message === null)) return unposted;
  const text = core.phrases.text(language, told ? 'event.edit.saved-and-told' : 'event.edit.saved', {
    moved: moved ? 'yes' : 'no',
  });
  const all = others === null ? [] : [core.phrases.text(language, 'series.edit.saved', { others })];
  const texts = [text, ...all].map((each) => ({ kind: 'text' as const, text: each }));
  return { summary: text, blocks: [...texts, ...(unposted?.blocks ?? [])] };
}
