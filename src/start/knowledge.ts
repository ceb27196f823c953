import { fileURLToPath } from 'node:url';
import type { Answers } from '../answers/answer.ts';
import { createAnswers } from '../answers/decide.ts';
import type { CommandShape } from '../chat/command-shape.ts';
import type { Content } from '../content/content.ts';
import { formatFault } from '../content/fault.ts';
import { loadContent } from '../content/load-content.ts';
import type { Core } from '../core.ts';
import { PhraseError, type Phrases } from '../phrases/phrases.ts';
import { commandShapes } from '../routing/command-shapes.ts';
import { loadCommands, type Registry } from '../routing/registry.ts';
import { exitCodes, StartupError } from '../startup-error.ts';

/** What the bot knows and can do, whichever platform it speaks on. */
export interface Knowledge {
  readonly content: Content;
  readonly answers: Answers;
  readonly phrases: Phrases;
  readonly registry: Registry<Core>;
  readonly shapes: readonly CommandShape[];
}

const commandsFolder = fileURLToPath(new URL('../../commands/', import.meta.url));

export async function loadKnowledge(contentDir: string): Promise<Knowledge> {
  const [loaded, registry] = await Promise.all([loadContent(contentDir), loadCommands<Core>(commandsFolder)]);
  if (!loaded.ok) {
    throw new StartupError(
      exitCodes.config,
      [`CONTENT_DIR: ${contentDir} cannot be used.`, ...loaded.faults.map(formatFault)].join('\n'),
    );
  }
  const { content } = loaded;
  const { phrases } = content;
  return {
    content,
    answers: createAnswers(content),
    phrases,
    registry,
    shapes: shapesFrom(registry, phrases, contentDir),
  };
}

function shapesFrom(registry: Registry<Core>, phrases: Phrases, contentDir: string): CommandShape[] {
  try {
    return commandShapes(registry, phrases);
  } catch (error) {
    if (!(error instanceof PhraseError)) throw error;
    throw new StartupError(
      exitCodes.config,
      `CONTENT_DIR: ${contentDir}/phrases cannot be used. There is ${error.message}. Put it back, or compare with the project's own.`,
      error,
    );
  }
}
