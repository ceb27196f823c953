import type { CommandShape } from '../../src/chat/command-shape.ts';
import type { SeenView } from '../doubles/slack/index.ts';
import { there } from './stand-in.ts';

type Options = Readonly<Record<string, string>>;

/** A command as somebody types it: its one option as it is, several by their names. */
export function typed(
  shapes: readonly CommandShape[],
  command: string,
  options: Options,
  channels: ReadonlyMap<string, string>,
): string {
  const shape = there(shapes.find(({ name }) => name === command));
  const words = Object.entries(options).map(([name, value]) => {
    const channel = channels.get(value);
    if (shape.options.length === 1) return value;
    return channel === undefined ? `${name}:"${value}"` : `${name}: ${channel}`;
  });
  return [command, ...words].join(' ');
}

/** What a form calls an option; a moment's time has a field of its own. */
export function labelOf({ inputs }: SeenView, option: string): string {
  return there(inputs.find(({ actionId }) => actionId === option)).label;
}

const moment = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2})$/;

/** These options as they are filled in, by label. */
export function filledIn(view: SeenView, options: Options): Options {
  const fields = Object.entries(options).flatMap(([option, value]) => {
    const [, day, time] = moment.exec(value) ?? [];
    if (day === undefined || time === undefined) return [[labelOf(view, option), value]];
    return [
      [labelOf(view, option), day],
      [labelOf(view, `${option}.start`), time],
    ];
  });
  return Object.fromEntries(fields);
}
