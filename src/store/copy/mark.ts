/** Under which the database notes that it is a copy of another one; gone once a bot has worked with it. */
export const copyKey = 'copy';

/** What the note begins with while rows are still missing. */
export const unfinished = 'unfinished';
export const finished = 'finished';
