import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Content } from '../../src/content/content.ts';
import type { Entry } from '../../src/content/entry.ts';
import { there, until } from '../contracts/stand-in.ts';
import type { Person } from '../contracts/world.ts';
import { everyWorld, knowledge } from './every-world.ts';
import { type LiveWorld, liveIn } from './live-world.ts';

const { content } = knowledge;
const question = '¿La policía me puede preguntar mi estatus migratorio?';
const days = 24 * 60 * 60_000;

/** The same content in which one entry says something else; null: it is gone, in every language. */
function edited(id: string, change: ((entry: Entry) => Entry) | null): Content {
  return {
    ...content,
    entry(asked, language) {
      const entry = content.entry(asked, language);
      if (asked !== id || !entry) return entry;
      return change?.(entry);
    },
  };
}

describe.each(everyWorld)('an answer on %s', (_, open) => {
  let live: LiveWorld;

  beforeEach(async () => {
    live = await liveIn(await open(), knowledge);
  });

  afterEach(async () => {
    await live.stop();
    expect([...live.world.violations(), ...live.errors]).toEqual([]);
  });

  /** What the bot has said for everybody. */
  const everybodySees = () => live.world.seen(live.world.marcus).filter(({ isPrivate }) => !isPrivate);
  const rows = () => live.core.store.sharedAnswers.all();

  /** Ana asks in Spanish and shares what she was told. */
  async function shared(by: Person = live.world.ana) {
    const answer = await live.asks(by, question, 'Compartir aquí');
    await live.world.press(by, answer, 'Compartir aquí');
    await live.sees(by, 'Compartida.');
    return { answer, row: there((await rows())[0]) };
  }

  test('is the asker’s alone until she shares it; then everybody reads it, and no name stands there', async () => {
    const { world } = live;
    const answer = await live.asks(world.ana, question, 'Compartir aquí');
    expect(answer.isPrivate).toBe(true);
    expect(everybodySees()).toEqual([]);
    await world.press(world.ana, answer, 'Compartir aquí');
    expect(await live.sees(world.ana, 'Compartida.')).toMatchObject({ isPrivate: true });
    const [post, ...others] = everybodySees();
    expect(others).toEqual([]);
    expect(there(post)).toMatchObject({ pings: [], buttons: [{ label: 'In English' }] });
    expect(there(post).text).toContain('Fuente');
    expect(there(post).text).not.toMatch(/ana/);
    expect(JSON.stringify(await rows())).not.toContain(world.ana.account);
  });

  test('that was shared can be read by others in their language, privately', async () => {
    await shared();
    const { marcus } = live.world;
    await live.world.press(marcus, there(everybodySees()[0]), 'In English');
    const own = await live.sees(marcus, 'Source');
    expect(own.isPrivate).toBe(true);
    expect(own.buttons.map(({ label }) => label)).toContain('Share here');
  });

  test('is not shared twice within minutes, whoever taps; later it is', async () => {
    const { answer } = await shared();
    await live.world.press(live.world.ana, answer, 'Compartir aquí');
    await live.sees(live.world.ana, 'hace un momento');
    expect(everybodySees()).toHaveLength(1);
    live.passTime(10 * 60_000);
    await live.world.press(live.world.ana, answer, 'Compartir aquí');
    await until(() => everybodySees().length === 2, 'the second post');
  });

  test('that was shared and then corrected is marked as updated, with the new words', async () => {
    const { row } = await shared();
    const corrected = edited(row.entry, (entry) => ({ ...entry, body: 'Ahora dice otra cosa.' }));
    await live.contentIs(corrected);
    const [post, ...others] = everybodySees();
    expect(others).toEqual([]);
    expect(there(post).text).toMatch(/^Actualizado el .+: esta respuesta se corrigió\./);
    expect(there(post).text).toContain('Ahora dice otra cosa.');
    expect(there(post).buttons).toMatchObject([{ label: 'In English' }]);
    // The same content again changes nothing.
    const [before] = await rows();
    await live.contentIs(corrected);
    expect(await rows()).toEqual([before]);
  });

  test('that was only reviewed again is not marked', async () => {
    const { row } = await shared();
    const before = there(everybodySees()[0]).text;
    const reviewed = edited(row.entry, (entry) => ({ ...entry, reviewed_on: '2031-01-01' }));
    await live.contentIs(reviewed);
    expect(there(everybodySees()[0]).text).toBe(before);
  });

  test('whose entry is gone says that it was withdrawn, and how to ask again', async () => {
    const { row } = await shared();
    await live.contentIs(edited(row.entry, null));
    const [post, ...others] = everybodySees();
    expect(others).toEqual([]);
    expect(there(post)).toMatchObject({ buttons: [] });
    expect(there(post).text).toMatch(/^Retirada el .+ Pregunte otra vez con \/(sanctuary )?preguntar\.$/);
  });

  test('that grew beyond one message says so rather than half of it', async () => {
    const { row } = await shared();
    const long = edited(row.entry, (entry) => ({ ...entry, body: 'Muchas palabras seguidas. '.repeat(900) }));
    await live.contentIs(long);
    expect(there(everybodySees()[0]).text).toContain('ya no cabe en un mensaje');
  });

  test('is forgotten after three months, and stays as it is then', async () => {
    const { row } = await shared();
    const before = there(everybodySees()[0]).text;
    live.passTime(91 * days);
    await live.contentIs(edited(row.entry, null));
    expect(await rows()).toEqual([]);
    expect(there(everybodySees()[0]).text).toBe(before);
  });

  test('can be shared from a topic too, and says there nothing of right or wrong', async () => {
    const { world } = live;
    await world.use(world.marcus, 'ask', { question: 'can my landlord evict me' });
    const declined = await live.sees(world.marcus, 'I have no checked answer');
    const [topic] = declined.buttons;
    await world.press(world.marcus, declined, there(topic).label);
    const answer = await live.sees(world.marcus, 'Reviewed on');
    const labels = answer.buttons.map(({ label }) => label);
    expect(labels).toContain('Share here');
    expect(labels).not.toContain('No');
    await world.press(world.marcus, answer, 'Share here');
    await live.sees(world.marcus, 'Shared.');
    expect(everybodySees()).toHaveLength(1);
  });

  test('to somebody in danger has no buttons but topics', async () => {
    const { world } = live;
    await world.use(world.marcus, 'ask', { question: 'ICE is outside my door right now' });
    const { buttons } = await live.sees(world.marcus, 'If this is happening now');
    expect(buttons.map(({ label }) => label).filter((label) => /share|send|^yes$|^no$/i.test(label))).toEqual(
      [],
    );
  });
});
