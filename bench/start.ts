import type { Group } from './group.ts';
import { acknowledgements } from './start/acknowledgements.ts';
import { starts } from './start/starts.ts';
import { openWorkshop } from './start/workshop.ts';

/** How soon the bot is there, what it keeps in memory, and how soon it takes what comes in. */
export const start: Group = async (tell) => {
  const workshop = openWorkshop();
  try {
    return [...(await starts(workshop, tell)), ...(await acknowledgements(workshop, tell))];
  } finally {
    workshop.remove();
  }
};
