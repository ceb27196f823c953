import { fileURLToPath } from 'node:url';
import { createAnswers } from '../answers/deciding/decide.ts';
import type { CommandShape } from '../chat/command-shape.ts';
import type { Content } from '../content/content.ts';
import { formatFault } from '../content/fault.ts';
import { type FolderState, folderState } from '../content/folder-state.ts';
import { type LoadedContent, loadContent } from '../content/load-content.ts';
import type { Core, Known } from '../core.ts';
import { PhraseError, type Phrases } from '../phrases/phrases.ts';
import { commandShapes } from '../routing/command-shapes.ts';
import { loadCommands, type Registry } from '../routing/registry.ts';
import { exitCodes, StartupError } from '../startup-error.ts';

/** What the bot knows and can do, whichever platform it speaks on. */
export interface Knowledge extends Known {
  readonly registry: Registry<Core>;
  readonly shapes: readonly CommandShape[];
  /** How the content folder was when it was read for this start. */
  readonly readFrom: FolderState;
  /** From now on the bot knows this instead. */
  become(known: Known): void;
}

const commandsFolder = fileURLToPath(new URL('../../commands/', import.meta.url));

/** Throws StartupError with every fault where the content cannot be used. */
export async function loadKnowledge(contentDir: string): Promise<Knowledge> {
  const [{ readFrom, loaded }, registry] = await Promise.all([
    readContent(contentDir),
    loadCommands<Core>(commandsFolder),
  ]);
  if (!loaded.ok) {
    throw new StartupError(
      exitCodes.config,
      [`CONTENT_DIR: ${contentDir} cannot be used.`, ...loaded.faults.map(formatFault)].join('\n'),
    );
  }
  let known = knownFrom(loaded.content);
  return {
    get content() {
      return known.content;
    },
    get answers() {
      return known.answers;
    },
    get phrases() {
      return known.phrases;
    },
    registry,
    shapes: shapesFrom(registry, known.phrases, contentDir),
    readFrom,
    become(next) {
      known = next;
    },
  };
}

/** What can be made of good content; its answers are not prepared yet. */
export function knownFrom(content: Content): Known {
  return { content, answers: createAnswers(content), phrases: content.phrases };
}

/** The state first: what changes while the files are read differs from it, and is found by the first look. */
async function readContent(dir: string): Promise<{ readFrom: FolderState; loaded: LoadedContent }> {
  return { readFrom: await folderState(dir), loaded: await loadContent(dir) };
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
