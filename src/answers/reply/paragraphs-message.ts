import { link, strong } from '../../chat/inline.ts';
import type { Block, Message } from '../../chat/message.ts';
import type { Paragraph } from './paragraph.ts';

/** An answer as a chat message: the related topics become buttons. */
export function paragraphsMessage(paragraphs: readonly Paragraph[]): Message {
  const first = paragraphs.find(({ kind }) => kind === 'heading' || kind === 'text');
  return {
    summary: first && 'text' in first ? first.text : '',
    blocks: paragraphs.flatMap(blocksOf),
  };
}

function blocksOf(paragraph: Paragraph): Block[] {
  switch (paragraph.kind) {
    case 'heading':
    case 'text':
      return [paragraph];
    case 'note':
      return [{ kind: 'citation', text: paragraph.text }];
    case 'list':
      return [{ kind: 'list', items: paragraph.items, numbered: paragraph.ordered }];
    case 'hotline': {
      const { name, number, note, checked } = paragraph;
      return [
        { kind: 'text', text: [strong(number), ` ${name}${note === null ? '' : `. ${note}`} (${checked})`] },
      ];
    }
    case 'citation': {
      const { label, title, url, checked } = paragraph;
      return [{ kind: 'citation', text: [`${label}: `, link(title, url), ` (${checked})`] }];
    }
    case 'choices':
      if (paragraph.entries.length === 0) return [];
      return [
        { kind: 'text', text: paragraph.text },
        {
          kind: 'buttons',
          buttons: paragraph.entries.map(({ id, title }) => ({
            label: title,
            look: 'plain',
            press: { action: 'topic', args: [id] },
          })),
        },
      ];
  }
}
