import { constants, setPriority } from 'node:os';
import { createAnswers } from '../answers/deciding/decide.ts';
import { loadContent } from '../content/load-content.ts';

// Nobody waits for it yet: whoever taps meanwhile comes first.
setPriority(constants.priority.PRIORITY_LOW);
// Faults are told by whoever uses this content.
const loaded = await loadContent(process.argv[2] ?? '');
if (loaded.ok) await createAnswers(loaded.content).learnAhead();
