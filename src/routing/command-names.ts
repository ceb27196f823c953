import { type CommandShape, commandName } from '../chat/command-shape.ts';
import { type Language, languages } from '../chat/language.ts';
import { mapInlines } from '../chat/map-inlines.ts';
import type { Message } from '../chat/message.ts';

/** A message in which commands bear the names of one language, whichever language its sentences are in. */
export type Renames = (message: Message) => Message;

/**
 * @param slash what stands before a name when it is typed; only a whole name behind it is taken for a command.
 */
export function namesIn(shapes: readonly CommandShape[], slash: string, language: Language): Renames {
  const renamed = new Map(
    languages.flatMap((other) =>
      shapes.map((shape) => [commandName(shape, other), commandName(shape, language)] as const),
    ),
  );
  // A word that is also a name in this language means that command.
  for (const shape of shapes) renamed.set(commandName(shape, language), commandName(shape, language));
  const names = [...renamed.keys()].toSorted((one, other) => other.length - one.length);
  const called = new RegExp(
    `(?<![\\p{L}\\p{N}/])${RegExp.escape(slash)}(${names.map(RegExp.escape).join('|')})(?![\\p{L}\\p{N}_/-])`,
    'gu',
  );
  const text = (words: string) =>
    words.replaceAll(called, (_, name: string) => `${slash}${renamed.get(name) ?? name}`);
  const part: Parameters<typeof mapInlines>[1] = (one) => {
    if (typeof one === 'string') return text(one);
    return 'kind' in one && one.kind === 'strong' ? { ...one, text: text(one.text) } : one;
  };
  return (message) => ({
    ...message,
    summary: text(message.summary),
    blocks: mapInlines(message.blocks, part),
  });
}
