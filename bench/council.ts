import type { Group } from './group.ts';

/** How fast the city's calendar is read: nothing is measured yet. */
export const council: Group = async () => [];
