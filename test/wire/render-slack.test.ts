import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeAction } from '../../src/chat/action-id.ts';
import { link, strong, time } from '../../src/chat/inline.ts';
import type { Block } from '../../src/chat/message.ts';
import { cleanText } from '../../src/platforms/rendering/clean-text.ts';
import { renderSlack, type SlackBody } from '../../src/platforms/slack/render/render.ts';
import { labels, runningText } from './render-blocks-with.ts';
import { hostileTexts } from './render-hostile-texts.ts';
import { drawn, liveMarkup, shown, slackComplaints } from './render-slack-view.ts';

const press = { action: 'rsvp', args: ['42', 'going'] };
const going: Block = { kind: 'buttons', buttons: [{ label: 'Going', look: 'primary', press, emoji: '✅' }] };

function render(...blocks: Block[]): SlackBody[] {
  const bodies = renderSlack({ summary: 'Hearing on Tuesday', blocks });
  for (const body of bodies) expect(slackComplaints(body)).toEqual([]);
  return bodies;
}

function blocksOf(...blocks: Block[]): SlackBody['blocks'] {
  const [body, ...more] = render(...blocks);
  expect(more).toEqual([]);
  return body?.blocks ?? [];
}

function withoutSpace(text: string): string {
  return text.replaceAll('\u200b', '').replace(/\s/g, '');
}

describe('a message on Slack', () => {
  it('draws every block, in order, in one message that unfurls nothing', () => {
    const [body, ...more] = render(
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
      { kind: 'list', items: ['water', strong('signs')] },
      {
        kind: 'fields',
        fields: [
          { label: 'Where', value: 'City Hall' },
          { label: 'Room', value: '340' },
        ],
      },
      { kind: 'quote', text: 'No city resources' },
      {
        kind: 'citation',
        text: ['Source: ', link('Council file', 'https://a.example/?a=1&b=2'), ', ', time(0, 'full', '1970')],
      },
      { kind: 'divider' },
      { kind: 'image', url: 'https://a.example/map.png', alt: 'Map' },
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
    expect(more).toEqual([]);
    const section = (...elements: object[]) => ({ type: 'rich_text_section', elements });
    const text = (words: string) => ({ type: 'text', text: words });
    const bold = (words: string) => ({ ...text(words), style: { bold: true } });
    const plain = (words: string) => ({ type: 'plain_text', text: words, emoji: true });
    expect(body).toEqual({
      text: 'Hearing on Tuesday',
      parse: 'none',
      link_names: false,
      unfurl_links: false,
      unfurl_media: false,
      blocks: [
        { type: 'header', text: plain('Budget hearing') },
        {
          type: 'rich_text',
          elements: [
            section(
              text('It begins '),
              {
                type: 'date',
                timestamp: 1_791_000_000,
                format: '{date_long_pretty} {time}',
                fallback: 'Tue',
              },
              text(', '),
              { type: 'date', timestamp: 1_791_000_000, format: '{ago}', fallback: 'soon' },
            ),
          ],
        },
        {
          type: 'rich_text',
          elements: [
            {
              type: 'rich_text_list',
              style: 'bullet',
              elements: [section(text('water')), section(bold('signs'))],
            },
          ],
        },
        {
          type: 'rich_text',
          elements: [
            section(
              bold('Where'),
              text(': '),
              text('City Hall'),
              text('\n'),
              bold('Room'),
              text(': '),
              text('340'),
            ),
          ],
        },
        { type: 'rich_text', elements: [{ type: 'rich_text_quote', elements: [text('No city resources')] }] },
        {
          type: 'context',
          elements: [
            {
              type: 'mrkdwn',
              verbatim: true,
              text: 'Source: <https://a.example/?a=1&amp;b=2|Council file>, <!date^0^{date_long_pretty} {time}|1970>',
            },
          ],
        },
        { type: 'divider' },
        { type: 'image', image_url: 'https://a.example/map.png', alt_text: 'Map' },
        {
          type: 'actions',
          elements: [
            { type: 'button', style: 'primary', action_id: 'rsvp:42:going', text: plain('✅ Going') },
            { type: 'button', action_id: 'open-link', text: plain('Agenda'), url: 'https://a.example/' },
          ],
        },
        {
          type: 'actions',
          elements: [
            {
              type: 'static_select',
              action_id: 'role:42',
              placeholder: plain('Role'),
              options: [{ text: plain('Speaker'), value: 'speaker' }],
            },
          ],
        },
      ],
    });
  });

  it('draws a heading with a time, or too long for a header, as bold text', () => {
    const [timed] = blocksOf({ kind: 'heading', text: ['Hearing ', time(0, 'full', 'then')] });
    const [long] = blocksOf({ kind: 'heading', text: 'a'.repeat(151) });
    expect([timed?.type, long?.type]).toEqual(['rich_text', 'rich_text']);
    expect(JSON.stringify(long)).toContain('"bold":true');
  });

  it('links a bare address, and nothing but http and https', () => {
    expect(JSON.stringify(blocksOf({ kind: 'text', text: 'See https://a.example/b_c.' }))).toContain(
      '"url":"https://a.example/b_c"',
    );
    expect(JSON.stringify(blocksOf({ kind: 'text', text: link('press', 'javascript:x') }))).not.toContain(
      'javascript',
    );
  });

  it('escapes the summary and shortens one that is far too long', () => {
    const [body] = renderSlack({ summary: `<!channel> *${'&'.repeat(9000)}`, blocks: [] });
    expect(body?.text.startsWith('&lt;!channel&gt; ＊&amp;')).toBe(true);
    expect(body && slackComplaints(body)).toEqual([]);
    expect(renderSlack({ summary: ' ', blocks: [] }).flatMap(slackComplaints)).toEqual([]);
  });

  it('keeps an image description that is too long, as small print', () => {
    const alt = 'A very long description. '.repeat(100).trim();
    expect(render({ kind: 'image', url: 'https://a.example/x.png', alt }).map(shown).join('').trim()).toBe(
      alt,
    );
    expect(render({ kind: 'image', url: 'file:///etc/passwd', alt: 'Map' }).map(shown)).toEqual(['Map']);
  });

  it('gives two buttons that do the same ids that mean the same', () => {
    const body = render(going, going)[0];
    const ids = [...JSON.stringify(body).matchAll(/"action_id":"([^"]+)"/g)].map(([, id = '']) => id);
    expect(ids).toEqual(['rsvp:42:going', 'rsvp:42:going~2']);
    expect(ids.map((id) => decodeAction(id))).toEqual([press, press]);
  });
});

describe('a message too long for Slack', () => {
  it('is divided, counted in its summaries, its buttons under the last part', () => {
    const paragraph = `${'word '.repeat(500).trim()}.`;
    const bodies = render(going, { kind: 'text', text: Array(8).fill(paragraph).join('\n\n') });
    expect(bodies.map((body) => body.text)).toEqual(
      bodies.map((_, index) => `Hearing on Tuesday (${index + 1}/${bodies.length})`),
    );
    expect(bodies.flatMap((body) => shown(body).split('\n').filter(Boolean))).toEqual(
      Array(8).fill(paragraph),
    );
    expect(bodies.map((body) => body.blocks.at(-1)?.type).at(-1)).toBe('actions');
  });

  it('counts on in a numbered list', () => {
    const bodies = render({
      kind: 'list',
      numbered: true,
      items: Array(200).fill('Bring water and a friend to it'),
    });
    const lists = bodies
      .flatMap(drawn)
      .flatMap((block) => (block.type === 'rich_text' ? block.elements : []));
    const offsets = lists.flatMap((list) => (list.type === 'rich_text_list' ? [list.offset ?? 0] : []));
    const lengths = lists.map((list) => list.elements.length);
    expect(offsets).toEqual(
      lengths.map((_, index) => lengths.slice(0, index).reduce((sum, one) => sum + one, 0)),
    );
    expect(offsets.length).toBeGreaterThan(1);
  });

  it('has room for more blocks than one message holds', () => {
    const bodies = render(...Array<Block>(120).fill({ kind: 'divider' }), going);
    expect(bodies.flatMap((body) => body.blocks)).toHaveLength(121);
  });
});

describe.each(Object.entries(hostileTexts))('%s', (_name, text) => {
  it('is only text in running text: complete, literal, pinging nobody', () => {
    for (const [where, block] of Object.entries(runningText(text))) {
      const bodies = render(block, going);
      for (const body of bodies) expect(liveMarkup(body), where).toBeNull();
      expect(withoutSpace(bodies.map(shown).join('')), where).toContain(withoutSpace(cleanText(text)));
    }
  });

  it('is only text in labels', () => {
    for (const block of Object.values(labels(text)))
      for (const body of render(block)) expect(liveMarkup(body)).toBeNull();
    for (const body of renderSlack({ summary: text, blocks: [] })) {
      expect(slackComplaints(body)).toEqual([]);
      expect(liveMarkup(body)).toBeNull();
    }
  });
});

it('whatever is typed arrives whole, in order, and inert', () => {
  const typed = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 400 }),
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc
      .tuple(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }), fc.integer({ min: 1, max: 600 }))
      .map(([part, times]) => `${part} `.repeat(times)),
  );
  fc.assert(
    fc.property(typed, (text) => {
      const bodies = render({ kind: 'text', text: ['Start ', text] }, { kind: 'quote', text });
      expect(bodies.map(liveMarkup).filter(Boolean)).toEqual([]);
      const words = `Start ${cleanText(text)}${cleanText(text)}`;
      expect(withoutSpace(bodies.map(shown).join(''))).toBe(withoutSpace(words));
    }),
    { numRuns: 300 },
  );
});
