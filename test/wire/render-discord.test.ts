import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeAction } from '../../src/chat/action-id.ts';
import { link, strong, time } from '../../src/chat/inline.ts';
import type { Block } from '../../src/chat/message.ts';
import { type DiscordBody, renderDiscord } from '../../src/platforms/discord/render/render.ts';
import { cleanText } from '../../src/platforms/rendering/clean-text.ts';
import { labels, runningText } from './render-blocks-with.ts';
import { discordComplaints, liveMarkup, markdownOf, seen } from './render-discord-view.ts';
import { hostileTexts, markupFragments } from './render-hostile-texts.ts';

const press = { action: 'rsvp', args: ['42', 'going'] };
const going: Block = { kind: 'buttons', buttons: [{ label: 'Going', look: 'primary', press, emoji: '✅' }] };

function render(...blocks: Block[]): DiscordBody[] {
  const bodies = renderDiscord({ summary: 'Hearing on Tuesday', blocks });
  for (const body of bodies) expect(discordComplaints(body)).toEqual([]);
  return bodies;
}

function only(...blocks: Block[]): string {
  const [body, ...more] = render(...blocks);
  expect(more).toEqual([]);
  return body ? markdownOf(body) : '';
}

function withoutSpace(text: string): string {
  return text.replaceAll('\u200b', '').replace(/\s/g, '');
}

describe('a message on Discord', () => {
  it('draws every block, in order, in one message that pings nobody', () => {
    const bodies = render(
      { kind: 'heading', text: 'Budget hearing' },
      {
        kind: 'text',
        text: [
          'It begins ',
          time(1_791_000_000_500, 'full', 'Tue'),
          ', ',
          time(1_791_000_000_000, 'relative', 'soon'),
        ],
      },
      { kind: 'list', items: ['water', 'signs'] },
      { kind: 'list', items: ['first', 'second'], numbered: true },
      {
        kind: 'fields',
        fields: [
          { label: 'Where', value: strong('City Hall') },
          { label: 'Room', value: '340' },
        ],
      },
      { kind: 'quote', text: 'No city resources\nshall be used' },
      {
        kind: 'citation',
        text: ['Source: ', link('Council file 23-1234', 'https://cityclerk.lacity.org/a_(b)')],
      },
      { kind: 'divider' },
      { kind: 'image', url: 'https://a.example/map.png', alt: 'Map of Room 340' },
      {
        kind: 'buttons',
        buttons: [
          { label: 'Going', look: 'primary', press, emoji: '✅' },
          { label: 'Agenda', url: 'https://a.example' },
        ],
      },
      {
        kind: 'select',
        label: 'Role',
        choose: { action: 'role', args: ['42'] },
        options: [{ label: 'Speaker', value: 'speaker' }],
      },
    );
    expect(bodies).toEqual([
      {
        // Components V2, and no previews of links.
        flags: 32768 | 4,
        allowed_mentions: { parse: [] },
        components: [
          {
            type: 10,
            content: '## Budget hearing\nIt begins <t:1791000000:F>, <t:1791000000:R>\n- water\n- signs',
          },
          {
            type: 10,
            content:
              '1. first\n2. second\n**Where**: **City Hall**\n**Room**: 340\n> No city resources\n> shall be used\n' +
              '-# Source: [Council file 23-1234](<https://cityclerk.lacity.org/a%5F%28b%29>)',
          },
          { type: 14, divider: true, spacing: 1 },
          {
            type: 12,
            items: [{ media: { url: 'https://a.example/map.png' }, description: 'Map of Room 340' }],
          },
          {
            type: 1,
            components: [
              { type: 2, style: 1, custom_id: 'rsvp:42:going', label: 'Going', emoji: { name: '✅' } },
              { type: 2, style: 5, label: 'Agenda', url: 'https://a.example/' },
            ],
          },
          {
            type: 1,
            components: [
              {
                type: 3,
                custom_id: 'role:42',
                placeholder: 'Role',
                options: [{ label: 'Speaker', value: 'speaker' }],
              },
            ],
          },
        ],
      },
    ]);
  });

  it('leaves ordinary prose as it was typed', () => {
    const prose =
      'Meet at 10 a.m. (Room 340), C# and C++ welcome: it costs $5, i.e. nothing - really! #sanctuary';
    expect(only({ kind: 'text', text: prose })).toBe(prose);
  });

  it('keeps a bare address working, unformatted and without its full stop', () => {
    expect(only({ kind: 'text', text: 'See https://a.example/b_c_(d)?e=f. Then (https://g.example).' })).toBe(
      'See <https://a.example/b_c_(d)?e=f>. Then (<https://g.example>).',
    );
  });

  it('shows both words and address where the words look like another address', () => {
    expect(only({ kind: 'text', text: link('https://lacity.gov', 'https://evil.example') })).toBe(
      '<https://lacity.gov> (<https://evil.example/>)',
    );
  });

  it('takes an address with asterisks out of bold, which would end in it', () => {
    expect(only({ kind: 'text', text: strong('see https://a.example/b**c now') })).toBe(
      '**see** <https://a.example/b**c> **now**',
    );
  });

  it('makes no link of anything but http and https', () => {
    expect(only({ kind: 'text', text: link('press here', 'javascript:alert(1)') })).toBe('press here');
  });

  it('says when in words where the instant cannot be shown', () => {
    expect(only({ kind: 'text', text: time(Number.NaN, 'full', 'some day') })).toBe('some day');
  });

  it('says the summary where there are only buttons', () => {
    expect(only(going)).toBe('Hearing on Tuesday');
    expect(renderDiscord({ summary: '', blocks: [] })).toHaveLength(1);
  });

  it('shortens long labels with an ellipsis', () => {
    const [body] = render({ kind: 'buttons', buttons: [{ label: 'a'.repeat(81), look: 'danger', press }] });
    expect(JSON.stringify(body)).toContain(`"${'a'.repeat(79)}…"`);
  });

  it('keeps an image description that is too long, as small print', () => {
    const alt = 'A very long description. '.repeat(60).trim();
    expect(seen(only({ kind: 'image', url: 'https://a.example/x.png', alt }))).toBe(alt);
    expect(only({ kind: 'image', url: 'file:///etc/passwd', alt: 'Map' })).toBe('Map');
  });

  it('writes out a link that no button can hold', () => {
    const url = `https://a.example/${'x'.repeat(600)}`;
    expect(only({ kind: 'buttons', buttons: [{ label: 'Agenda', url }] })).toBe(`Agenda: <${url}>`);
  });

  it('offers more than 25 options in several selects, all meaning the same action', () => {
    const options = Array.from({ length: 60 }, (_, index) => ({
      label: `Hearing ${index}`,
      value: `${index}`,
    }));
    const [body] = render(
      { kind: 'text', text: 'x' },
      { kind: 'select', label: 'Which?', choose: press, options },
    );
    const ids = [...JSON.stringify(body).matchAll(/"custom_id":"([^"]+)"/g)].map(([, id = '']) => id);
    expect(ids).toEqual(['rsvp:42:going', 'rsvp:42:going~2', 'rsvp:42:going~3']);
    expect(ids.map((id) => decodeAction(id))).toEqual([press, press, press]);
  });

  it('refuses an option value that would have to be cut', () => {
    const options = [{ label: 'x', value: 'x'.repeat(101) }];
    expect(() =>
      renderDiscord({ summary: 's', blocks: [{ kind: 'select', label: 'l', choose: press, options }] }),
    ).toThrow(RangeError);
  });
});

describe('a message too long for Discord', () => {
  it('is divided between paragraphs, its buttons under the last part', () => {
    const paragraph = `${'word '.repeat(300).trim()}.`;
    const bodies = render({ kind: 'text', text: Array(6).fill(paragraph).join('\n\n') }, going);
    expect(bodies).toHaveLength(3);
    for (const body of bodies) expect(markdownOf(body)).toBe(`${paragraph}\n\n${paragraph}`);
    expect(bodies.map((body) => JSON.stringify(body).includes('custom_id'))).toEqual([false, false, true]);
  });

  it('moves buttons from the middle under the last part', () => {
    const text: Block = { kind: 'text', text: 'word '.repeat(700) };
    const bodies = render(text, going, text);
    expect(bodies.map((body) => body.components.map((component) => component.type))).toEqual([[10], [10, 1]]);
  });

  it('never leaves a heading behind', () => {
    const bodies = render(
      { kind: 'text', text: 'word '.repeat(780) },
      { kind: 'heading', text: 'What to bring' },
      { kind: 'text', text: 'word '.repeat(780) },
    );
    expect(bodies.map((body) => markdownOf(body).includes('What to bring'))).toEqual([false, true]);
  });

  it('counts on in a numbered list', () => {
    const bodies = render({
      kind: 'list',
      numbered: true,
      items: Array(200).fill('Bring water and a friend to it'),
    });
    expect(bodies.length).toBeGreaterThan(1);
    expect(bodies.map(markdownOf).join('\n')).toContain('\n200. Bring water');
  });

  it('has room for more components than one message holds', () => {
    const dividers: Block[] = Array(90).fill({ kind: 'divider' });
    const bodies = render(...dividers, going);
    expect(bodies.flatMap((body) => body.components).filter(({ type }) => type === 14)).toHaveLength(90);
    expect(JSON.stringify(bodies.at(-1))).toContain('custom_id');
  });
});

describe.each(Object.entries(hostileTexts))('%s', (_name, text) => {
  it('is only text in running text: complete, literal, pinging nobody', () => {
    for (const [where, block] of Object.entries(runningText(text))) {
      const markdown = render(block, going).map(markdownOf);
      for (const part of markdown) expect(liveMarkup(part), where).toBeNull();
      const words = cleanText(text).replaceAll('\u200b', '');
      const shown = withoutSpace(markdown.map(seen).join(''));
      expect(shown, where).toContain(withoutSpace(words));
    }
  });

  it('is only text in labels', () => {
    for (const block of Object.values(labels(text))) {
      for (const body of render(block)) expect(liveMarkup(markdownOf(body))).toBeNull();
    }
    renderDiscord({ summary: text, blocks: [] }).forEach((body) => {
      expect(discordComplaints(body)).toEqual([]);
    });
  });
});

it('whatever is typed arrives whole, in order, and inert', () => {
  const typed = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 400 }),
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.array(fc.constantFrom(...markupFragments), { maxLength: 60 }).map((parts) => parts.join('')),
    fc
      .tuple(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }), fc.integer({ min: 1, max: 600 }))
      .map(([part, times]) => `${part} `.repeat(times)),
  );
  fc.assert(
    fc.property(typed, (text) => {
      const bodies = render({ kind: 'text', text: ['Start ', text] }, { kind: 'quote', text });
      const markdown = bodies.map(markdownOf);
      expect(markdown.map(liveMarkup).filter(Boolean)).toEqual([]);
      const shown = withoutSpace(markdown.map(seen).join(''));
      expect(shown).toBe(withoutSpace(`Start ${cleanText(text)}${cleanText(text)}`));
    }),
    { numRuns: 300 },
  );
});
