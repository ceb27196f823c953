import type { Paragraph } from './paragraph.ts';

/** A reply as plain text: for the terminal and for machines that read what a person would read. */
export function toPlainText(paragraphs: readonly Paragraph[]): string {
  return paragraphs.map(render).join('\n\n');
}

function render(paragraph: Paragraph): string {
  switch (paragraph.kind) {
    case 'heading':
    case 'text':
    case 'note':
      return paragraph.text;
    case 'list':
      return paragraph.items
        .map((item, index) => `${paragraph.ordered ? `${index + 1}.` : '-'} ${item}`)
        .join('\n');
    case 'hotline': {
      const note = paragraph.note ? ` ${paragraph.note}` : '';
      return `${paragraph.number} · ${paragraph.name} (${paragraph.checked}).${note}`;
    }
    case 'citation':
      return `${paragraph.label}: ${paragraph.title}\n${paragraph.url} (${paragraph.checked})`;
    case 'choices':
      return [paragraph.text, ...paragraph.entries.map(({ title }) => `- ${title}`)].join('\n');
  }
}
