import type { MessageBlock } from './block-list-rules.ts';
import type { Message } from './model.ts';

/** Everything in a message that notifies somebody, as control sequences ("messaging/formatting-message-text"). */
export function pingsOf({ text, blocks }: Pick<Message, 'text' | 'blocks'>): string[] {
  return [...inMrkdwn(text), ...blocks.flatMap(inBlock)];
}

function inMrkdwn(text: string): string[] {
  return [
    ...text.matchAll(/<(@[UW][A-Z0-9]+|!(?:here|channel|everyone)|!subteam\^[A-Z0-9]+)(?:\|[^<>]*)?>/g),
  ].map(([, target]) => `<${target}>`);
}

function inBlock(block: MessageBlock): string[] {
  switch (block.type) {
    case 'section':
      return [block.text, ...(block.fields ?? [])].flatMap((one) =>
        one?.type === 'mrkdwn' ? inMrkdwn(one.text) : [],
      );
    case 'context':
      return block.elements.flatMap((one) => (one.type === 'mrkdwn' ? inMrkdwn(one.text) : []));
    case 'rich_text':
      return block.elements
        .flatMap((part) =>
          part.type === 'rich_text_list' ? part.elements.flatMap(({ elements }) => elements) : part.elements,
        )
        .flatMap((element) => {
          if (element.type === 'user') return [`<@${element.user_id}>`];
          if (element.type === 'usergroup') return [`<!subteam^${element.usergroup_id}>`];
          return element.type === 'broadcast' ? [`<!${element.range}>`] : [];
        });
    default:
      return [];
  }
}
