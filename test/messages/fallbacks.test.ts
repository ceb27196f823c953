import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { scenes } from '../../src/cli/messages/scenes/scenes.ts';
import { openStage } from '../../src/cli/messages/stage.ts';
import type { MessageView } from '../../src/platforms/playground/snapshot.ts';
import { loadKnowledge } from '../../src/start/knowledge.ts';

const knowledge = await loadKnowledge('content');
const timeZone = 'America/Los_Angeles';
const now = Temporal.PlainDateTime.from('2027-02-01T09:00').toZonedDateTime(timeZone).epochMilliseconds;

/** Every message that people see in the scenes of docs/messages.md, on Slack, in both languages. */
async function everyMessage(language: 'en' | 'es', style: 'discord' | 'slack'): Promise<MessageView[]> {
  const seen: MessageView[] = [];
  for (const { steps, newGroup = false } of scenes) {
    const stage = await openStage(knowledge, knowledge, {
      style,
      language,
      posts: [language],
      now,
      timeZone,
      newGroup,
    });
    for (const { act } of steps) seen.push(...(await act(stage, language)).messages);
    await stage.stop();
  }
  return seen;
}

const slackBody = z.object({ text: z.string(), blocks: z.array(z.looseObject({ type: z.string() })) });

/** All objects of a kind inside a payload. */
function inside(
  payload: unknown,
  fits: (one: Record<string, unknown>) => boolean,
): Record<string, unknown>[] {
  if (Array.isArray(payload)) return payload.flatMap((each) => inside(each, fits));
  const read = z.record(z.string(), z.unknown()).safeParse(payload);
  if (!read.success) return [];
  return [
    ...(fits(read.data) ? [read.data] : []),
    ...Object.values(read.data).flatMap((each) => inside(each, fits)),
  ];
}

let count = 0;
afterAll(() => expect(count).toBeGreaterThan(100));

test.each(['en', 'es'] as const)(
  'every message on Slack says in plain text what it is about, for notifications and screen readers (%s)',
  async (language) => {
    for (const { payloads } of await everyMessage(language, 'slack')) {
      for (const payload of payloads) {
        const { text } = slackBody.parse(payload);
        expect(text.trim().length, JSON.stringify(payload).slice(0, 300)).toBeGreaterThan(3);
        expect(text).not.toMatch(/[{}]|undefined|\[object/);
        count += 1;
      }
    }
  },
);

test.each(['discord', 'slack'] as const)(
  'every button on %s has words, and every picture says what it shows',
  async (style) => {
    for (const { payloads } of await everyMessage('es', style)) {
      for (const button of inside(payloads, ({ type }) => type === 'button' || type === 2)) {
        const label = z
          .string()
          .or(z.object({ text: z.string() }))
          .parse(button.label ?? button.text);
        expect(typeof label === 'string' ? label : label.text).toMatch(/\p{L}/u);
        count += 1;
      }
      for (const picture of inside(payloads, (one) => 'image_url' in one || 'media' in one))
        expect(z.string().parse(picture.alt_text ?? picture.description)).toMatch(/\p{L}/u);
    }
  },
);
