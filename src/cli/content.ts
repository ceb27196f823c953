/** `npm run content`: checks the content folder. Exit 0 when it is fine (warnings allowed), 1 when it has faults. */
import { join } from 'node:path';
import { type Fault, formatFault } from '../content/fault.ts';
import { loadContent } from '../content/load-content.ts';
import { ownPhrases } from './content/own-phrases.ts';

const dir = process.env.CONTENT_DIR || './content';
const told = (fault: Fault): string => formatFault({ ...fault, file: join(dir, fault.file) });

const loaded = await loadContent(dir, undefined, await ownPhrases(dir));
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
