type Child = Node | string | null;

interface Attributes {
  readonly [name: string]: string | number | boolean | null | ((event: Event) => void);
}

/**
 * Makes an element. Children that are strings become text and nothing else, so nothing that anyone typed can turn
 * into markup. `true` sets an empty attribute, `false` and null none; a function listens to the event of that name.
 */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(name, value);
    else if (value !== false && value !== null) made.setAttribute(name, value === true ? '' : String(value));
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

const svgNamespace = 'http://www.w3.org/2000/svg';

/** A shape of an icon: its tag and attributes. */
export type Shape = readonly [tag: string, attributes: Readonly<Record<string, string | number>>];

/** A drawing of 24 by 24 units; decorative unless it has a label. */
export function icon(shapes: readonly Shape[], label: string | null = null): SVGSVGElement {
  const svg = document.createElementNS(svgNamespace, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', 'icon');
  if (label === null) {
    svg.setAttribute('aria-hidden', 'true');
  } else {
    svg.setAttribute('role', 'img');
    svg.setAttribute('aria-label', label);
  }
  for (const [tag, attributes] of shapes) {
    const shape = document.createElementNS(svgNamespace, tag);
    for (const [name, value] of Object.entries(attributes)) shape.setAttribute(name, String(value));
    svg.append(shape);
  }
  return svg;
}

let made = 0;

/** An id that no other element has. */
export function freshId(prefix: string): string {
  made += 1;
  return `${prefix}-${made}`;
}
