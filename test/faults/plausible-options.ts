import type { CommandShape } from '../../src/chat/command-shape.ts';
import type { OptionShape } from '../../src/chat/options.ts';
import { complete } from '../../src/routing/complete.ts';
import type { Person } from '../contracts/world.ts';
import type { LiveWorld } from '../scenarios/live-world.ts';

/**
 * Something that fits each required option of a command, so that the one under test alone is wrong. Throws where it is
 * not known what would fit: a new kind of option has to be told of here.
 */
export async function plausibleOptions(
  live: LiveWorld,
  person: Person,
  { name: command, options }: CommandShape,
): Promise<Record<string, string>> {
  const given: Record<string, string> = {};
  for (const option of options.filter(({ required }) => required)) {
    given[option.name] = await plausible(live, person, command, option);
  }
  return given;
}

async function plausible(
  { core, world }: LiveWorld,
  person: Person,
  command: string,
  option: OptionShape,
): Promise<string> {
  if (option.completes !== undefined) {
    const about = { id: 'x', actor: person, place: world.place, direct: false, at: core.clock.now() };
    const asked = { ...about, kind: 'completion', command, option: option.name, typed: '' } as const;
    const [first] = await complete(core, asked, true);
    if (first) return first.value;
    throw new Error(
      `Nothing completes “${option.name}” of /${command}: make something of it in furnished-door.ts`,
    );
  }
  switch (option.type) {
    case 'choice':
      return option.choices[0] ?? '';
    case 'channel':
      return world.place.channel;
    case 'moment':
      return nextWeek();
    case 'text':
      return 'Plain words';
    default:
      return unknownType(option.type);
  }
}

function unknownType(type: never): never {
  throw new Error(`Say in plausible-options.ts what fits an option of the type ${type}`);
}

/** Six days from now in the morning, as pickers give it; as a title it will do as well. */
export function nextWeek(): string {
  return `${Temporal.Now.plainDateISO('America/Los_Angeles').add({ days: 6 })} 10:00`;
}
