import { createAnswers } from '../answers/deciding/decide.ts';
import { loadContent } from '../content/load-content.ts';

// Faults are told by whoever uses this content.
const loaded = await loadContent(process.argv[2] ?? '');
if (loaded.ok) await createAnswers(loaded.content).learnAhead();
