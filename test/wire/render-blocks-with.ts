import { link, strong, time } from '../../src/chat/inline.ts';
import type { Block } from '../../src/chat/message.ts';

/** Blocks that carry running text, each with the given text wherever somebody's words can stand. */
export function runningText(text: string): Readonly<Record<string, Block>> {
  return {
    heading: { kind: 'heading', text },
    text: { kind: 'text', text },
    'text between others': { kind: 'text', text: ['before ', text, ' ', time(0, 'full', 'then'), ' ', text] },
    strong: { kind: 'text', text: ['a ', strong(text), ' b'] },
    'words of a link': { kind: 'text', text: ['a ', link(text, 'https://clerk.lacity.gov/x?a=1&b=2'), ' b'] },
    list: { kind: 'list', items: ['first', text, ['x ', strong(text)]] },
    'numbered list': { kind: 'list', items: [text, 'last'], numbered: true },
    'label of a field': { kind: 'fields', fields: [{ label: text, value: 'value' }] },
    'value of a field': { kind: 'fields', fields: [{ label: 'Where', value: text }] },
    quote: { kind: 'quote', text },
    citation: { kind: 'citation', text: ['Source: ', text, link(' Clerk', 'https://clerk.lacity.gov')] },
  };
}

/** Blocks whose words are labels, which may be shortened. */
export function labels(text: string): Readonly<Record<string, Block>> {
  const press = { action: 'rsvp', args: ['1', 'going'] };
  return {
    button: {
      kind: 'buttons',
      buttons: [
        { label: text, look: 'primary', press, emoji: '✅' },
        { label: text, look: 'plain', press },
      ],
    },
    'link button': { kind: 'buttons', buttons: [{ label: text, url: 'https://clerk.lacity.gov' }] },
    select: {
      kind: 'select',
      label: text,
      choose: press,
      options: [
        { label: text, value: 'a' },
        { label: 'b', value: 'b' },
      ],
    },
    image: { kind: 'image', url: 'https://a.example/x.png', alt: text },
    'fallback of a time': { kind: 'text', text: time(0, 'relative', text) },
  };
}
