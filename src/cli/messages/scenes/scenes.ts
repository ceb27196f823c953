import type { Scene } from '../scene.ts';
import { events } from './events.ts';
import { questions } from './questions.ts';

/** In the order of the page. */
export const scenes: readonly Scene[] = [questions, events];
