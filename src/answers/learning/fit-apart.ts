import { Worker } from 'node:worker_threads';
import type { ModelParts } from './fit-model.ts';
import type { Lessons } from './lessons.ts';

/**
 * Learns in a thread of its own, so that nobody waits for a reply meanwhile and the memory that learning takes is
 * given back afterwards.
 */
export function fitApart(lessons: Lessons): Promise<ModelParts> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./fit-worker.ts', import.meta.url), { workerData: lessons });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`learning ended with code ${code}`)));
  });
}
