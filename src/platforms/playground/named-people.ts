import { mapInlines } from '../../chat/map-inlines.ts';
import type { Message } from '../../chat/message.ts';
import { isAccount, personIdOf } from './visitor.ts';

/** The message with the names of the page's invented people: no real platform knows them. */
export function withNamedPeople(message: Message): Message {
  const blocks = mapInlines(message.blocks, (part) =>
    typeof part === 'object' && 'kind' in part && part.kind === 'person' && isAccount(part.account)
      ? nameOf(part.account)
      : part,
  );
  return { ...message, blocks };
}

function nameOf(account: string): string {
  const id = personIdOf(account);
  return `${id.charAt(0).toUpperCase()}${id.slice(1)}`;
}
