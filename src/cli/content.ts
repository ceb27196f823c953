/** `npm run content`: checks the content folder. Exit 0 when it is fine (warnings allowed), 1 when it has faults. */
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Fault, formatFault } from '../content/fault.ts';
import { loadContent } from '../content/load-content.ts';
import type { PhraseBook } from '../phrases/phrases.ts';

const dir = process.env.CONTENT_DIR || './content';
const told = (fault: Fault): string => formatFault({ ...fault, file: join(dir, fault.file) });

const loaded = await loadContent(dir, undefined, await ownPhrases());
const warnings = loaded.warnings();
const faults = [...(loaded.ok ? [] : loaded.faults), ...(await loaded.closerLook())];
for (const warning of warnings) console.warn(`warning: ${told(warning)}`);
for (const fault of faults) console.error(told(fault));

if (loaded.ok && faults.length === 0) {
  const { campaign, sources, entries } = loaded.content;
  const counts = campaign.languages.map((language) => `${entries(language).length} entries in ${language}`);
  console.log(
    `${campaign.campaign}: ${counts.join(', ')}, ${Object.keys(sources).length} sources, ` +
      `${campaign.hotlines.length} numbers. No faults, ${warnings.length} to look at again.`,
  );
} else {
  console.error(
    `${faults.length} ${faults.length === 1 ? 'fault' : 'faults'} in ${dir}. Nothing was changed.`,
  );
  process.exitCode = 1;
}

/** Those that the code speaks with: another campaign's folder must have them all. Undefined where they are checked themselves. */
async function ownPhrases(): Promise<PhraseBook | undefined> {
  const own = fileURLToPath(new URL('../../content', import.meta.url));
  if (resolve(dir) === resolve(own)) return undefined;
  const project = await loadContent(own);
  return project.ok ? project.content.phrases.under('') : undefined;
}
