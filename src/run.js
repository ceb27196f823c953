// Plain JavaScript, so that an old Node can read it and say what is missing.
const major = Number(process.versions.node.split('.')[0]);
if (major < 26) {
  process.stderr.write(
    `sanctuary-bot needs Node 26 and this is ${process.version}. Run "npm ci" once, then "npm start": it brings its own.\n`,
  );
  process.exit(78);
}
const { enableCompileCache, flushCompileCache } = await import('node:module');
enableCompileCache();
await import('./main.ts');
// Node writes the cache only at a polite exit; a bot that is killed after weeks should start fast too.
flushCompileCache();
