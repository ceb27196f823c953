import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { there } from '../contracts/stand-in.ts';
import type { World } from '../contracts/world.ts';
import { everyWorld } from './every-world.ts';
import type { LiveWorld } from './live-world.ts';
import { cameTo, councilAt, inDays, livingWith, presses, taps } from './reminded-people.ts';
import { clockShows } from './rosa-organizes.ts';

const title = 'Defend the law';
const question = '¿Quiere que le recuerde por mensaje directo';

describe.each(everyWorld)('on %s', (_, open) => {
  let world: World;
  let live: LiveWorld;

  beforeEach(async () => {
    world = await open();
    live = await livingWith(world, 'PT2H to going-or-maybe', 'P1D 18:00 to speakers');
  });

  afterEach(async () => {
    await live.stop();
    expect([...world.violations(), ...live.errors]).toEqual([]);
  });

  test('who says yes is reminded directly, in their language, and can answer anew there', async () => {
    const start = inDays(8, 14);
    const event = await councilAt(live, title, start);
    const receipt = await taps(live, world.ana, title, 'Voy', question);
    expect(receipt.text).toContain('cifrada');
    expect(receipt.text).toMatch(/No le escribo de 9:00 p\.\s?m\. a 8:00 a\.\s?m\. \(hora de Los Ángeles\)/);
    await presses(live, world.ana, receipt, 'Sí', 'Le voy a recordar por mensaje directo');
    // Marcus comes too, and does not answer the question.
    await taps(live, world.marcus, title, 'Going', 'Shall I remind you by direct message');

    await clockShows(live, start.subtract({ hours: 2 }));
    const [reminder, ...others] = cameTo(live, world.ana, title);
    expect(others).toEqual([]);
    expect(there(reminder).text).toContain('Recordatorio');
    expect(there(reminder).text).toContain('City Hall');
    expect(there(reminder).text).toContain('2 van');
    expect(cameTo(live, world.marcus, title)).toEqual([]);
    expect(world.seen(world.marcus).filter(({ text }) => text.includes('Recordatorio'))).toEqual([]);

    await presses(live, world.ana, there(reminder), 'No puedo', 'no va a');
    expect(await live.core.store.rsvps.count(event.id)).toMatchObject({ going: 1, 'not-going': 1 });
    const again = there(cameTo(live, world.ana, title)[0]);
    expect(again.text).toContain('1 va');
    await presses(live, world.ana, again, 'Parar estos mensajes', 'su cuenta está borrada');
  });

  test('nobody is asked twice, and who said no is not written to', async () => {
    const start = inDays(8, 14);
    await councilAt(live, title, start);
    await councilAt(live, 'Another meeting', start);
    const receipt = await taps(live, world.ana, title, 'Voy', question);
    await presses(live, world.ana, receipt, 'No, gracias', 'no le voy a escribir');
    await taps(live, world.ana, 'Another meeting', 'Voy', 'Contamos con usted');
    // Nor is somebody who did not answer it.
    await taps(live, world.marcus, title, 'Going', 'Shall I remind you by direct message');
    const second = await taps(live, world.marcus, 'Another meeting', 'Going', 'You are counted');
    expect(second.text).not.toContain('Shall I remind you');
    const asking = world.seen(world.ana).filter(({ text }) => text.includes(question));
    // What asked was replaced by the answer.
    expect(asking).toEqual([]);
    await clockShows(live, start.subtract({ hours: 2 }));
    expect(world.seenDirectly(world.ana).filter(({ text }) => text.includes('Recordatorio'))).toEqual([]);
  });

  test('who cannot come is not asked, and who changes their mind is not reminded', async () => {
    const start = inDays(8, 14);
    await councilAt(live, title, start);
    const declined = await taps(live, world.ana, title, 'No puedo', 'no va a');
    expect(declined.text).not.toContain(question);
    const receipt = await taps(live, world.ana, title, 'Tal vez', question);
    await presses(live, world.ana, receipt, 'Sí', 'Le voy a recordar por mensaje directo');
    await taps(live, world.ana, title, 'No puedo', 'no va a');
    await clockShows(live, start.subtract({ hours: 2 }));
    expect(cameTo(live, world.ana, title).filter(({ text }) => text.includes('Recordatorio'))).toEqual([]);
  });

  test('speakers are reminded on the evening before, and organizers see how many there are', async () => {
    const start = inDays(8, 14);
    const event = await councilAt(live, title, start);
    const receipt = await taps(live, world.ana, title, 'Voy', question);
    // The question is not lost with the receipt.
    const speaking = await presses(live, world.ana, receipt, 'Voy a hablar', 'Usted dijo que va a hablar');
    expect(speaking.text).toContain(question);
    await presses(live, world.ana, speaking, 'Sí', 'Le voy a recordar por mensaje directo');
    const marcus = await taps(live, world.marcus, title, 'Going', 'Shall I remind you');
    await presses(live, world.marcus, marcus, 'Yes', 'I will remind you by direct message');

    await world.use(world.rosa, 'event show', { event: event.id });
    await live.sees(world.rosa, '1 person will speak.');
    await clockShows(live, start.subtract({ days: 1 }).with({ hour: 18 }));
    expect(cameTo(live, world.ana, title).filter(({ text }) => text.includes('Recordatorio'))).toHaveLength(
      1,
    );
    expect(cameTo(live, world.marcus, title).filter(({ text }) => text.includes('Reminder'))).toEqual([]);

    await taps(live, world.ana, title, 'Tal vez', 'tal vez va');
    expect(await live.core.store.rsvps.speakers(event.id)).toBe(0);
  });
});
