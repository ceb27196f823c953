import { loadContent } from '../src/content/load-content.ts';
import type { Group } from './group.ts';
import { pending } from './reminders/pending.ts';
import { rates } from './reminders/rates.ts';
import { throughput } from './reminders/throughput.ts';

/** What reminders cost that wait, and how fast those go out that are due. */
export const reminders: Group = async (tell) => {
  const loaded = await loadContent('./content');
  if (!loaded.ok)
    throw new Error(`the content has ${loaded.faults.length} faults: npm run content names them`);
  return [...(await pending(tell)), ...(await throughput(loaded.content, tell)), ...(await rates(tell))];
};
