import type { CommandShape } from '../../src/chat/command-shape.ts';
import { groupOf } from '../../src/events/group-of.ts';
import type { Person } from '../contracts/world.ts';
import { knowledge } from '../scenarios/every-world.ts';
import type { Door, OpenForm, Reply } from './doors/door.ts';
import { openDiscordPaneDoor } from './doors/furnished-door.ts';
import { plausibleOptions } from './plausible-options.ts';

/** A command, and what has to be pressed under its answers until a form opens. */
export interface WayToForm {
  readonly command: CommandShape;
  readonly presses: readonly string[];
  /** In a group that has not been shown its first steps: they follow the first answer. */
  readonly isNew: boolean;
}

const { actions } = knowledge.registry;
/** Its button stands in reports to organizers alone, and its one field is a picker (organizers-report.test.ts). */
const fromReports = 'trouble-move';
/** Every action that opens a form in which somebody can type. */
export const formActions = [...actions.values()].flatMap(({ name, answers }) =>
  answers === 'modal' && name !== fromReports ? [name] : [],
);

/**
 * One way to each form that can be reached from a command, and all actions that opened one: for each command every kind
 * of button is pressed once.
 */
export async function waysToForms(): Promise<{
  readonly ways: readonly WayToForm[];
  readonly opened: ReadonlySet<string>;
}> {
  const found = new Map<string, WayToForm>();
  const opened = new Set<string>();
  const pressed = new Set<string>();
  const ways: WayToForm[] = [
    ...knowledge.shapes.map((command) => ({ command, presses: [], isNew: false })),
    ...knowledge.shapes
      .filter(({ options }) => options.length === 0)
      .map((command) => ({ command, presses: [], isNew: true })),
  ];
  for (const way of ways) {
    // What is pressed may change everything: each way begins anew.
    const door = await openDiscordPaneDoor();
    const reply = await gone(door, door.live.world.rosa, way);
    if (reply.form) {
      opened.add(way.presses.at(-1) ?? way.command.name);
      if (!found.has(reply.form.action)) found.set(reply.form.action, way);
      if (!opened.has(again) && (await opensAgain(reply.form))) opened.add(again);
    }
    const next = reply.form ? [] : reply.actions;
    for (const action of next.filter((each) => !pressed.has(`${way.command.name} ${each}`))) {
      pressed.add(`${way.command.name} ${action}`);
      ways.push({ ...way, presses: [...way.presses, action] });
    }
    await door.live.stop();
  }
  return { ways: [...found.values()], opened };
}

const again = 'form-again';

/** A form that is refused, by the button below the reason. */
async function opensAgain({ typed: [field], submit }: OpenForm): Promise<boolean> {
  const refused = field === undefined ? null : await submit({ [field]: '?' });
  if (!refused?.actions.includes(again)) return false;
  return (await refused.press(again)).form !== null;
}

/** Goes a way to its end, as this person. */
export async function gone(
  door: Door,
  person: Person,
  { command, presses, isNew }: WayToForm,
): Promise<Reply> {
  const { core, world } = door.live;
  const group = await groupOf(core, world.place);
  // What came of the last act is all there, so that it is not followed by what is meant for this one.
  await door.live.settled();
  await core.store.groups.change(group.id, { welcomed: !isNew });
  const options = await plausibleOptions(door.live, person, command);
  let reply = await door.use(person, command.name, options);
  for (const action of presses) reply = await reply.press(action);
  return reply;
}
