// Plain JavaScript, so that an old Node can read it and say what is missing.
const major = Number(process.versions.node.split('.')[0]);
if (major < 26) {
  process.stderr.write(
    `sanctuary-bot needs Node 26 and this is ${process.version}. Run "npm ci" once, then "npm start": it brings its own.\n`,
  );
  process.exit(78);
}
// Whatever the bot writes is for its own user alone, also in a folder that others may enter.
process.umask(0o077);
const { enableCompileCache, flushCompileCache } = await import('node:module');
const { cacheFolder } = await import('./cache-folder.js');
const folder = cacheFolder(process.env);
if (folder !== null) enableCompileCache(folder);
await import('./main.ts');
// A bot that is killed would otherwise leave nothing for its next start.
flushCompileCache();
