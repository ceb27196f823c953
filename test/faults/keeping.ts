import { PassThrough } from 'node:stream';
import { told } from '../../src/cli/keeping/run.ts';
import type { Surroundings } from '../../src/cli/setup/surroundings.ts';
import { newFolder } from '../scenarios/bot-process.ts';

/** What a program of src/cli ended with, and all that it said. */
export interface Ended {
  readonly code: number;
  readonly said: string;
}

/** Runs one as its own process would, with nobody at the terminal, and with these settings alone. */
export async function run(
  program: (args: string[], at: Surroundings) => Promise<number>,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  file = `${newFolder('cwd')}/.env`,
): Promise<Ended> {
  const output = new PassThrough();
  let said = '';
  output.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const at = { env, file, input: new PassThrough(), output, errors: output, isTerminal: false };
  return { code: await told(program, [...args], at), said };
}
