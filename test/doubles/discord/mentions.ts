import { ComponentType } from 'discord-api-types/v10';
import { walkComponents } from './component-tree.ts';
import type { MessageBody } from './message-body.ts';
import type { Mentions, Message } from './model.ts';

/** All text of a message in which a mention would count: its content, or its text displays. */
export function mentionableText(message: Pick<Message, 'content' | 'components'>): string {
  const displays = [...walkComponents(message.components)]
    .filter(({ component }) => component.type === ComponentType.TextDisplay)
    .map(({ component }) => component.content ?? '');
  return [message.content, ...displays].join('\n');
}

/**
 * Whom the text pings, given what the request allows ("Message Resource": Allowed Mentions Object). A reply also
 * pings whom it answers where nothing is said of mentions; where something is, only if `replied_user` says so.
 */
export function mentionsIn(
  text: string,
  allowed: MessageBody['allowed_mentions'],
  repliedTo: string | null,
): Mentions {
  const parses = (kind: string): boolean => !allowed || (allowed.parse ?? []).includes(kind);
  const named = (ids: readonly (string | null)[] | null | undefined, id: string): boolean =>
    (ids ?? []).includes(id);
  const ids = (pattern: RegExp): string[] => [
    ...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? '')),
  ];
  const pinged = ids(/<@!?(\d+)>/g).filter((id) => parses('users') || named(allowed?.users, id));
  const isReplyPing = repliedTo !== null && (!allowed || allowed.replied_user === true);
  return {
    everyone: parses('everyone') && /@(everyone|here)\b/.test(text),
    users: [...new Set([...pinged, ...(isReplyPing ? [repliedTo] : [])])],
    roles: ids(/<@&(\d+)>/g).filter((id) => parses('roles') || named(allowed?.roles, id)),
  };
}
