import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { openDiscordPane } from '../contracts/playground-world.ts';
import { there } from '../contracts/stand-in.ts';
import { type Crowd, crowdIn } from '../scenarios/a-crowd.ts';
import { everyWorld, knowledge } from '../scenarios/every-world.ts';
import { type LiveWorld, liveIn } from '../scenarios/live-world.ts';
import { planned } from '../scenarios/planned.ts';
import { hostileInputs } from './hostile-inputs.ts';

// Whatever stands where a button, a menu or an option bears an id: every text through every definition of the registry, at the
// bot's one door; and each of them once as the id of a button, on every platform.

const rosa = { name: 'rosa', organizer: true };
const ana = { name: 'ana' };
const texts = [...hostileInputs];
const { actions, commands } = knowledge.registry;

let live: LiveWorld;
let crowd: Crowd;
let event: string;

beforeEach(async () => {
  live = await liveIn(await openDiscordPane(), knowledge);
  crowd = crowdIn(live);
  const start = Temporal.Now.zonedDateTimeISO('America/Los_Angeles').add({ days: 5 });
  event = (await planned(live, { title: { en: 'Hearing', es: 'Audiencia' }, start })).id;
});

afterEach(async () => {
  await live.stop();
  expect(live.errors).toEqual([]);
});

/** What others see of this group: who is no organizer changes nothing of it. */
async function plans(): Promise<unknown> {
  const { store, clock } = live.core;
  const open = await store.events.open(clock.now());
  const posts = await Promise.all(open.map(({ id }) => store.posts.of(id)));
  return {
    open,
    channels: posts.flat().map(({ place }) => place),
    group: await store.groups.byNativeId(live.world.place.platform, live.world.place.group ?? ''),
  };
}

const choice = z.object({ enum: z.array(z.string()) });

/** Something that fits, so that the one under test alone is wrong. */
function plausible(field: z.core.$ZodType): string {
  const known = choice.safeParse(z.toJSONSchema(field, { io: 'input', unrepresentable: 'any' }));
  return known.success ? there(known.data.enum[0]) : event;
}

/** All that is wrong with what came of it; nothing where all is well. */
function harmIn(said: readonly string[]): string[] {
  if (said.length === 0) return ['not a word'];
  return said.filter(
    (words) =>
      words.trim() === '' || /Something went wrong|Algo salió mal|undefined|\[object |Error\b/.test(words),
  );
}

test('in every argument of every button and menu', async () => {
  const harm: string[] = [];
  let at = 0;
  for (const { name, options } of actions.values()) {
    const fields = Object.entries(options.shape);
    // Twelve of them for each argument, other ones each time: all of them many times over.
    for (const [place] of fields.entries())
      for (let time = 0; time < 12; time += 1) {
        const [trick, text] = there(texts[at++ % texts.length]);
        const args = fields.map(([, field], each) => (each === place ? text : plausible(field)));
        const who = at % 2 === 0 ? ana : rosa;
        const before = who === ana ? await plans() : null;
        const { said } = await crowd.taps(name, args, who);
        harm.push(...harmIn(said).map((each) => `${name} ${place}, ${trick}: ${each}`));
        if (before !== null) expect(await plans(), `${name} by a member`).toEqual(before);
      }
  }
  expect(harm).toEqual([]);
  expect(at).toBeGreaterThan(texts.length * 3);
});

test('as the name of a button or a command, and among its fields', async () => {
  const harm: string[] = [];
  const before = await plans();
  for (const [at, [trick, text]] of texts.entries()) {
    const { name } = there([...actions.values()][at % actions.size]);
    for (const { said } of [
      await crowd.taps(text, [event], ana),
      await crowd.fills(name, [text, text, text, text], { [text]: text, value: text, __proto__x: text }, ana),
      await crowd.uses(text, { [text]: text }, ana),
    ])
      harm.push(...harmIn(said).map((each) => `${trick}: ${each}`));
  }
  expect(harm).toEqual([]);
  expect(await plans()).toEqual(before);
});

test('in every option of every command, where apps would not send it', async () => {
  const harm: string[] = [];
  let at = 0;
  for (const { name, options } of commands.values())
    for (const option of Object.keys(options.shape)) {
      const values: unknown[] = [null, 7, true, [], {}, { event }, [event], Number.NaN, 2 ** 70];
      for (const value of values) {
        at += 1;
        const { said } = await crowd.uses(name, { [option]: value }, at % 2 === 0 ? ana : rosa);
        harm.push(...harmIn(said).map((each) => `${name} ${option}: ${each}`));
      }
    }
  expect(harm).toEqual([]);
});

test.each(everyWorld)('each once as the id of a button, on %s', async (_, open) => {
  const there = await liveIn(await open(), knowledge);
  const { world } = there;
  await world.use(world.ana, 'help');
  const shown = await there.sees(world.ana, 'No guardo nombres');
  for (const [, text] of texts.filter(([, each]) => each !== '' && each.length <= 100))
    await world.forge(world.ana, shown, text);
  await there.settled();
  await world.use(world.marcus, 'help');
  await there.sees(world.marcus, 'I keep no names');
  await there.stop();
  expect([...world.violations(), ...there.errors]).toEqual([]);
});
