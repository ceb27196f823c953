import type { Completion } from '../../chat/inbound.ts';
import type { CompletionChoice } from '../../chat/responder.ts';
import type { Core } from '../../core.ts';
import { entriesBeginning } from './match-entries.ts';
import { sections } from './sections.ts';

/** The titles that fit what has been typed so far, in the reader's language. */
export function completeEntry(core: Core, { typed, actor }: Completion): CompletionChoice[] {
  const entries = sections(core, actor.language).flatMap((section) => section.entries);
  return entriesBeginning(entries, typed).map(({ id, title }) => ({ label: title, value: id }));
}
