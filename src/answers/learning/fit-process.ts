import { fitModel } from './fit-model.ts';
import type { Lessons } from './lessons.ts';

process.once('message', (lessons: Lessons) => {
  process.send?.(fitModel(lessons));
});
// Whoever asked is gone, or has what they asked for.
process.once('disconnect', () => process.exit(0));
