import { createAnswers } from '../src/answers/deciding/decide.ts';
import { loadContent } from '../src/content/load-content.ts';
import { accuracy } from './answers/accuracy.ts';
import { speed } from './answers/speed.ts';
import type { Group } from './group.ts';

/** How often and how fast questions are answered, beside search engines on the same content and questions. */
export const answers: Group = async (tell) => {
  const loaded = await loadContent('./content');
  if (!loaded.ok)
    throw new Error(`the content has ${loaded.faults.length} faults: npm run content names them`);
  const own = createAnswers(loaded.content);
  await own.prepare();
  return [...(await accuracy(own, loaded.content, tell)), ...(await speed(own, loaded.content, tell))];
};
