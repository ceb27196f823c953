import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CommandShape } from '../../src/chat/command-shape.ts';
import { there } from '../contracts/stand-in.ts';
import type { Person } from '../contracts/world.ts';
import { knowledge } from '../scenarios/every-world.ts';
import type { Reply } from './doors/door.ts';
import type { FurnishedDoor } from './doors/furnished-door.ts';
import { harmIn } from './harm.ts';
import { hostileInputs } from './hostile-inputs.ts';
import { plausibleOptions } from './plausible-options.ts';
import { gone, waysToForms } from './ways-to-forms.ts';

type Inputs = readonly (readonly [trick: string, text: string])[];

/** Which of all texts go through one option here; `option` counts the options. */
export type Share = (all: Inputs, option: number) => Inputs;

const { shapes, phrases } = knowledge;
const { ways } = await waysToForms();

/**
 * Every text through every option of every command, and every field of every form, by one way in. All of it is made
 * from the registry: a new command or form is tested by being there.
 */
export function hostileInputsThrough(name: string, open: () => Promise<FurnishedDoor>, share: Share): void {
  let option = 0;
  const inputs = () => {
    option += 1;
    const all = [...hostileInputs];
    const at = option;
    return (door: FurnishedDoor): Inputs => [...share(all, at), ...door.guesses];
  };

  describe.each(shapes)(`${name}: /$name`, (shape) => {
    const at = opened(open);

    test('what fits is taken', async () => {
      for (const person of askers(at(), shape)) {
        const fitting = await plausibleOptions(at().live, person, shape);
        const { said, form } = await at().use(person, shape.name, fitting);
        form?.close();
        expect(refusalsIn(said.map(({ text }) => text).join('\n'))).toEqual([]);
      }
    });

    test('with nothing filled in there is an answer or a reason', async () => {
      for (const person of askers(at(), shape)) {
        const reply = await at().use(person, shape.name, {});
        expect(harmIn(reply, person.organizer === true)).toEqual([]);
        reply.form?.close();
      }
    });

    for (const { name: field, type, completes } of shape.options) {
      // A channel is picked, and comes as its id.
      if (type === 'channel') continue;
      const typed = inputs();
      test(`whatever is typed into ${field} gets an answer or a reason`, async () => {
        const door = at();
        const people = askers(door, shape);
        const rest = new Map<Person, Record<string, string>>();
        for (const person of people) rest.set(person, await plausibleOptions(door.live, person, shape));
        const harm = await tryAll(door, typed(door), people, (person, text) =>
          door.use(person, shape.name, { ...rest.get(person), [field]: text }),
        );
        expect(harm).toEqual([]);
      });

      if (completes === undefined) continue;
      test(`whatever is typed into ${field} so far, completion offers what there is`, async () => {
        const harm: string[] = [];
        for (const [trick, text] of typed(at())) {
          const labels = await at().complete(at().live.world.ana, shape.name, field, text);
          if (labels === null) return;
          if (labels.length > 25) harm.push(`${trick}: ${labels.length} are offered`);
          if (labels.some((label) => /Riverton|Not for all/.test(label))) harm.push(`${trick}: too much`);
        }
        expect(harm).toEqual([]);
      });
    }
  });

  describe.each(ways.map((way) => [[way.command.name, ...way.presses].join(', '), way] as const))(
    `${name}: the form of /%s`,
    (_, way) => {
      const at = opened(open);

      const typed = inputs();
      // Most forms check their fields as a command does its options, so each text goes into one of them.
      test('whatever is typed into its fields gets an answer or a reason', async () => {
        const door = at();
        const { rosa } = door.live.world;
        const first = there((await gone(door, rosa, way)).form);
        first.close();
        let turn = 0;
        const harm = await tryAll(
          door,
          first.typed.length > 0 ? typed(door) : [],
          [rosa],
          async (_person, text) => {
            const form = there((await gone(door, rosa, way)).form);
            const field = there(first.typed[turn++ % first.typed.length]);
            const reply = await form.submit({ [field]: text });
            if (!reply) form.close();
            return reply;
          },
        );
        expect(harm).toEqual([]);
      });
    },
  );
}

/** A bot for the tests of one command, which lives at the end, as does its database, and has logged no fault. */
function opened(open: () => Promise<FurnishedDoor>): () => FurnishedDoor {
  let door: FurnishedDoor | null = null;
  beforeAll(async () => {
    door = await open();
  });
  afterAll(async () => {
    const { live } = there(door);
    const { world, core } = live;
    await world.use(world.marcus, 'help');
    await live.sees(world.marcus, 'I keep no names');
    expect(await core.store.events.open(core.clock.now())).not.toEqual([]);
    await live.stop();
    expect([...world.violations(), ...live.errors].slice(0, 3)).toEqual([]);
  });
  return () => there(door);
}

/** Both languages, and both who may see everything and who may not, where they may use it. */
function askers({ live }: FurnishedDoor, { who }: CommandShape): readonly Person[] {
  const { rosa, ana } = live.world;
  return who !== 'anyone' ? [rosa] : [rosa, ana];
}

/** What of a text says that an option does not fit. */
function refusalsIn(text: string): string[] {
  const refusals = Object.values(phrases.under('error.option-').en);
  return refusals.flatMap((refusal) => {
    const words = there(refusal.split(/\{\w+\}/).toSorted((a, b) => b.length - a.length)[0]);
    return text.includes(words.replace(/[“”]/g, '')) ? [refusal] : [];
  });
}

/** Tries each text once, and gathers what is wrong, by the trick. What a client would not send is no attempt. */
async function tryAll(
  { live }: FurnishedDoor,
  inputs: Inputs,
  people: readonly Person[],
  attempt: (person: Person, text: string) => Promise<Reply | null>,
): Promise<string[]> {
  const harm: string[] = [];
  const replies: (readonly [string, Reply])[] = [];
  for (const [at, [trick, text]] of inputs.entries()) {
    const person = there(people[at % people.length]);
    try {
      const reply = await attempt(person, text);
      if (!reply) continue;
      replies.push([trick, reply]);
      harm.push(...harmIn(reply, person.organizer === true).map((each) => `${trick}: ${each}`));
      reply.form?.close();
    } catch (error) {
      harm.push(`${trick}: ${error}`);
    }
    const faults = [...live.world.violations(), ...live.errors];
    if (faults.length > 0) return [...harm, `${trick}: ${JSON.stringify(faults)}`];
  }
  // A form that nothing can be sent in by would prove nothing.
  if (replies.length < inputs.length / 3)
    harm.push(`only ${replies.length} of ${inputs.length} could be sent`);
  const late = replies.filter(([, reply]) => reply.count() > 1);
  return [...harm, ...late.map(([trick]) => `${trick}: more was said later`)];
}
