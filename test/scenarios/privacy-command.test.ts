import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { there } from '../contracts/stand-in.ts';
import type { SeenMessage } from '../contracts/world.ts';
import { everyWorld, knowledge } from './every-world.ts';
import { type LiveWorld, liveIn } from './live-world.ts';

// What is kept of people, and what nobody can keep from being seen, on one screen.

/** About what a phone shows before one has scrolled twice. */
const mostCharacters = 1_900;

describe.each(everyWorld)('/privacy on %s', (_, open) => {
  let live: LiveWorld;

  beforeAll(async () => {
    live = await liveIn(await open(), knowledge, { retentionDays: 21 });
  });

  afterAll(async () => {
    await live.stop();
    expect([...live.world.violations(), ...live.errors]).toEqual([]);
  });

  const button = ({ buttons }: SeenMessage, label: string) =>
    there(buttons.find((each) => each.label === label)).label;

  test('a member reads it alone: for how many days, that reactions are public, how to be forgotten', async () => {
    const { world } = live;
    await world.use(world.marcus, 'privacy');
    const { isPrivate, text } = await live.sees(world.marcus, 'Your privacy');
    expect(isPrivate).toBe(true);
    expect(text).toContain('No longer than 21 days after the event. Then only numbers are left.');
    expect(text).toContain('Reactions are public, whatever I do');
    expect(text).toContain('Whoever seizes the computer while I run gets the key too.');
    expect(text).toMatch(/have it deleted, whenever you want: \/(sanctuary )?my-data forget/);
    expect(text).not.toContain('For organizers');
    expect(text.length).toBeLessThan(mostCharacters);
  });

  test('an organizer reads two lines more: the wipe, and who can read what organizers do', async () => {
    const { world } = live;
    await world.use(world.rosa, 'privacy');
    const { text } = await live.sees(world.rosa, 'Your privacy');
    expect(text).toMatch(/For organizers: in an emergency \/(sanctuary )?wipe deletes/);
    expect(text).toMatch(/What you do here is noted under a code for 21 days\. .*\/(sanctuary )?audit/);
  });

  test('the help leads there, and from there to what is kept of oneself, in the language of whoever asks', async () => {
    const { world } = live;
    await world.use(world.ana, 'help');
    const help = await live.sees(world.ana, 'Respondo preguntas sobre');
    expect(help.text).toMatch(/cómo borrarlo: \/(sanctuary )?privacidad/);
    await world.press(world.ana, help, button(help, 'Privacidad'));
    const privacy = await live.sees(world.ana, 'Su privacidad');
    expect(privacy.text).toContain('No más de 21 días después');
    await world.press(world.ana, privacy, button(privacy, 'Mis datos'));
    await live.sees(world.ana, 'No guardo nada de usted.');
  });
});
