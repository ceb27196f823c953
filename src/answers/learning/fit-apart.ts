import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ModelParts } from './fit-model.ts';
import type { Lessons } from './lessons.ts';
import { modelSchema } from './model-schema.ts';

const script = fileURLToPath(new URL('./fit-process.ts', import.meta.url));

/**
 * Learns in a process of its own, so that nobody waits for a reply meanwhile, and all the memory that learning takes
 * is given back. It ends with us.
 */
export function fitApart(lessons: Lessons): Promise<ModelParts> {
  return new Promise((resolve, reject) => {
    // Structured clones, since the model is made of typed arrays. Nothing of our own arguments and settings is handed on.
    const child = fork(script, [], {
      serialization: 'advanced',
      execArgv: ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=2'],
      env: { PATH: process.env.PATH, SystemRoot: process.env.SystemRoot },
    });
    child.once('message', (message) => {
      const model = modelSchema.safeParse(message);
      if (model.success) resolve(model.data);
      else reject(model.error);
      child.disconnect();
    });
    child.once('error', reject);
    child.once('exit', (code, signal) =>
      reject(new Error(`learning ended with ${signal ?? `code ${code}`}`)),
    );
    child.send(lessons, (error) => {
      if (error) reject(error);
    });
  });
}
