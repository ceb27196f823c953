import type { Scene } from '../scene.ts';
import { changes } from './changes.ts';
import { events } from './events.ts';
import { firstContact } from './first-contact.ts';
import { ordinance } from './ordinance.ts';
import { questions } from './questions.ts';
import { settings } from './settings.ts';

/** In the order of the page. */
export const scenes: readonly Scene[] = [questions, ordinance, events, changes, firstContact, settings];
