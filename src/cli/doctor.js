// Plain JavaScript, so that an old Node can read it and say what is missing.
const { node } = process.versions;
if (Number(node.split('.')[0]) < 26) {
  const says = `${node} is too old.`;
  const mend = 'Run npm ci: it brings Node 26, and npm scripts use that one.';
  const finding = { check: 'Node', state: 'wrong', says, mend };
  const json = JSON.stringify({ version: 1, ok: false, findings: [finding] }, null, 2);
  process.stdout.write(process.argv.includes('--json') ? `${json}\n` : `✗ Node: ${says} → ${mend}\n`);
  process.exit(1);
}
await import('./doctor.ts');
