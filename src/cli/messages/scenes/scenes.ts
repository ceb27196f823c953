import type { Scene } from '../scene.ts';
import { changes } from './changes.ts';
import { directReminders } from './direct-reminders.ts';
import { events } from './events.ts';
import { firstContact } from './first-contact.ts';
import { myData } from './my-data.ts';
import { names } from './names.ts';
import { ordinance } from './ordinance.ts';
import { privacy } from './privacy.ts';
import { questions } from './questions.ts';
import { series } from './series.ts';
import { settings } from './settings.ts';

/** In the order of the page. */
export const scenes: readonly Scene[] = [
  questions,
  ordinance,
  events,
  directReminders,
  myData,
  names,
  changes,
  series,
  firstContact,
  settings,
  privacy,
];
