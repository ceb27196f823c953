import { element } from './elements.ts';

const politely = element('div', { class: 'only-heard', role: 'status', 'aria-live': 'polite' });

export function mountAnnouncer(): void {
  document.body.append(politely);
}

/** Says something to those who listen to the page. The same words twice are said twice. */
export function announce(text: string): void {
  const line = element('p', {}, text);
  politely.append(line);
  setTimeout(() => line.remove(), 8000);
}
