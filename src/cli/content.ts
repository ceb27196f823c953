/** `npm run content`: checks the content folder. Exit 0 when it is fine (warnings allowed), 1 when it has faults. */
import { join } from 'node:path';
import { formatFault } from '../content/fault.ts';
import { loadContent } from '../content/load-content.ts';

const dir = process.env.CONTENT_DIR || './content';
const loaded = await loadContent(dir);
if (loaded.ok) {
  for (const warning of loaded.warnings) {
    console.warn(`warning: ${formatFault({ ...warning, file: join(dir, warning.file) })}`);
  }
  const { campaign, sources, entries } = loaded.content;
  const counts = campaign.languages.map((language) => `${entries(language).length} entries in ${language}`);
  console.log(
    `${campaign.campaign}: ${counts.join(', ')}, ${Object.keys(sources).length} sources, ` +
      `${campaign.hotlines.length} numbers. No faults, ${loaded.warnings.length} to look at again.`,
  );
} else {
  for (const fault of loaded.faults) console.error(formatFault({ ...fault, file: join(dir, fault.file) }));
  console.error(`${loaded.faults.length} faults in ${dir}. Nothing was changed.`);
  process.exitCode = 1;
}
