import { doubtful, type Finding, fine, wrong } from '../../chat/finding.ts';
import { type Fault, formatFault } from '../../content/fault.ts';
import { loadContent } from '../../content/load-content.ts';
import type { PhraseBook } from '../../phrases/phrases.ts';

const check = 'Content';
const mend = 'npm run content lists everything.';

/** `own`: the phrases that the code speaks with, which another campaign's folder must have too. */
export async function checkContent(dir: string, own: PhraseBook | undefined): Promise<Finding[]> {
  const loaded = await loadContent(dir, undefined, own);
  if (!loaded.ok) return [wrong(check, told(loaded.faults, `${dir} cannot be used`), mend)];
  const findings: Finding[] = [];
  const closer = await loaded.closerLook();
  if (closer.length > 0) findings.push(doubtful(check, told(closer, 'the bot works with it'), mend));
  const old = loaded.warnings().length;
  if (old > 0)
    findings.push(doubtful(check, `${old} ${old === 1 ? 'thing' : 'things'} to look at again.`, mend));
  if (findings.length > 0) return findings;
  const { campaign, entries } = loaded.content;
  const counts = campaign.languages.map((language) => `${entries(language).length} entries in ${language}`);
  return [fine(check, `${campaign.campaign}, ${counts.join(', ')}`)];
}

function told([first, ...others]: readonly Fault[], and: string): string {
  const more = others.length === 0 ? '' : ` And ${others.length} more.`;
  return `${and}: ${first ? formatFault(first) : ''}${more}`;
}
