import { icon, type Shape } from './elements.ts';

const line = {
  fill: 'none',
  stroke: 'currentColor',
  'stroke-width': 2,
  'stroke-linecap': 'round',
  'stroke-linejoin': 'round',
};

/** A roof over two people: the bot's own sign. */
export const botSign = () =>
  icon([
    ['path', { ...line, d: 'M3.500 11.500 12 4.500l8.500 7' }],
    ['circle', { cx: 8.6, cy: 14, r: 2.1, fill: 'currentColor' }],
    ['circle', { cx: 15.4, cy: 14, r: 2.1, fill: 'currentColor' }],
    ['path', { fill: 'currentColor', d: 'M5 20c.3-3.400 6.500-3.400 7 0zm7 0c.5-3.400 6.700-3.400 7 0z' }],
  ]);

export const eye = () =>
  icon([
    [
      'path',
      { ...line, d: 'M2.500 12S6 5.500 12 5.500 21.500 12 21.500 12 18 18.500 12 18.500 2.500 12 2.500 12z' },
    ],
    ['circle', { ...line, cx: 12, cy: 12, r: 2.8 }],
  ]);

export const replyArrow = () => icon([['path', { ...line, d: 'M5 19v-6a4 4 0 0 1 4-4h10m-4-4 4 4-4 4' }]]);

export const cross = () => icon([['path', { ...line, d: 'M6 6l12 12M18 6 6 18' }]]);

export const plus = () => icon([['path', { ...line, d: 'M12 5v14M5 12h14' }]]);

export const sendArrow = () =>
  icon([['path', { fill: 'currentColor', d: 'M3 20.500 21.500 12 3 3.500l2.500 7L14 12l-8.500 1.500z' }]]);

export const clockFace = () =>
  icon([
    ['circle', { ...line, cx: 12, cy: 12, r: 9 }],
    ['path', { ...line, d: 'M12 7v5l3.500 2' }],
  ]);

export const outward = () => icon([['path', { ...line, d: 'M14 4h6v6m0-6-9 9M18 14v5H5V6h5' }]]);

const emoji: Readonly<Record<string, readonly Shape[]>> = {
  '✅': [
    ['rect', { x: 2, y: 2, width: 20, height: 20, rx: 4.5, fill: '#2e9e4f' }],
    ['path', { ...line, stroke: '#fff', 'stroke-width': 3, d: 'M6.500 12.500l4 4 7-8.500' }],
  ],
  '❌': [['path', { ...line, stroke: '#dd3b4b', 'stroke-width': 4.5, d: 'M5 5l14 14M19 5 5 19' }]],
  '🤔': [
    ['circle', { cx: 12, cy: 11.5, r: 9.5, fill: '#fcc941' }],
    [
      'path',
      {
        ...line,
        stroke: '#5f4216',
        'stroke-width': 1.5,
        d: 'M6 7.300c1-1.200 2.600-1.400 3.800-.7M14 7.200c1.300-.9 3-.7 4 .3',
      },
    ],
    ['circle', { cx: 8.4, cy: 10.3, r: 1.3, fill: '#5f4216' }],
    ['circle', { cx: 15.6, cy: 10.3, r: 1.3, fill: '#5f4216' }],
    ['path', { ...line, stroke: '#5f4216', 'stroke-width': 1.5, d: 'M9.500 15.200c1.600-.9 3.400-1 5-.4' }],
    [
      'path',
      {
        fill: '#f0a423',
        stroke: '#b87412',
        'stroke-width': 0.8,
        'stroke-linejoin': 'round',
        d: 'M4.500 22.500c-1.200-2.300-.9-5 1-6.400l4.800-1.400c1.300-.2 1.500 1.500.4 1.900l-2.200.8c2 .3 3 1.700 2.300 3.300-.7 1.600-4 3-6.300 1.800z',
      },
    ],
  ],
};

const known = new RegExp(`(${Object.keys(emoji).join('|')})\uFE0F?`, 'u');

/**
 * Text with the bot's three reactions drawn by us: many machines have no emoji font, and the others each draw
 * them differently. Any other emoji stays what it is.
 */
export function withEmoji(text: string): readonly Node[] {
  return text.split(known).map((part) => {
    const shapes = emoji[part];
    return shapes === undefined ? document.createTextNode(part) : emojiIcon(part, shapes);
  });
}

function emojiIcon(character: string, shapes: readonly Shape[]): SVGSVGElement {
  const drawn = icon(shapes, character);
  drawn.classList.add('emoji');
  return drawn;
}
