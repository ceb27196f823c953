import { type Finding, fine, wrong } from '../../chat/finding.ts';

const least = 26;

/** `version`: as `process.versions.node` has it. */
export function checkNode(version: string): Finding {
  const isEnough = Number(version.split('.')[0]) >= least;
  if (isEnough) return fine('Node', version);
  return wrong(
    'Node',
    `${version} is too old.`,
    'Run npm ci: it brings Node 26, and npm scripts use that one.',
  );
}
