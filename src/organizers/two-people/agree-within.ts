/** How long (ms) another organizer can agree; then nothing is kept of what was asked. */
export const agreeWithin = 60 * 60_000;
