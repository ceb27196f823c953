import { randomBytes } from 'node:crypto';
import { chmodSync, cpSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { diskFinding } from '../../src/operations/doctor/disk.ts';
import { checkNode } from '../../src/operations/doctor/node-version.ts';
import { newFolder, startBot } from '../scenarios/bot-process.ts';
import { expectDoubt, expectWrong, reportOf, runDoctor } from './doctor-process.ts';

const project = fileURLToPath(new URL('../../', import.meta.url));
const secret = randomBytes(32).toString('base64');

function secretFile(folder = newFolder('secret'), mode = 0o600): string {
  const file = join(folder, 'secret');
  writeFileSync(file, `${secret}\n`);
  chmodSync(file, mode);
  return file;
}

test('before anything is set up nothing is wrong, and nothing is made', async () => {
  const cwd = newFolder('doctor');
  const told = await runDoctor({}, { cwd });
  expect(told.code).toBe(0);
  expect(told.lines).toContain('– Discord: not set up');
  expect(told.lines).toContain('– Slack: not set up');
  expect(told.text).toContain('npm run setup connects Discord or Slack');
  expect(told.text).toContain('Nothing is wrong.');
  expect(readdirSync(cwd)).toEqual([]);
});

test('every line is ✓, –, ! or ✗, and what is not well has its mend on the same line', async () => {
  const { lines } = await runDoctor({ PORT: 'http' });
  const findings = lines.slice(0, lines.indexOf(''));
  for (const line of findings) expect(line).toMatch(/^(?:[✓–] [^:]+: \S+|[!✗] [^:]+: .+ → \S+)/);
  expect(findings.length).toBeGreaterThan(8);
});

test('--json says the same in a form that stays', async () => {
  const told = await runDoctor({ PORT: 'http' }, { args: ['--json'] });
  const { ok, findings } = reportOf(told);
  expect(ok).toBe(false);
  expect(told.code).toBe(1);
  expect(findings).toContainEqual({
    check: 'Settings',
    state: 'wrong',
    says: 'PORT is not a number.',
    mend: 'Use one from 0 to 65535; 0 takes any free port.',
  });
});

test('--help tells how to call it, and a wrong option too', async () => {
  const help = await runDoctor({}, { args: ['--help'] });
  expect(help.code).toBe(0);
  expect(help.text).toContain('--channel ID');
  const wrong = await runDoctor({}, { args: ['--chanel', '1'] });
  expect(wrong.code).toBe(64);
  expect(wrong.text).toContain('--channel ID');
});

test('an old Node is told', () => {
  expect(checkNode('26.0.0').state).toBe('ok');
  expect(checkNode('24.9.1')).toMatchObject({ state: 'wrong', mend: expect.stringContaining('npm ci') });
});

test('a wrong setting is told, and everything else is looked at all the same', async () => {
  const told = await runDoctor({ PORT: 'http', SLACK_APP_TOKEN: 'xapp-1', LOG_LEVEL: 'loud' });
  expectWrong(told, 'Settings: PORT is not a number.', 'Use one from 0');
  expectWrong(told, 'Settings: LOG_LEVEL must be one of', '.env');
  expectWrong(told, 'Settings: SLACK_BOT_TOKEN is not set', 'Install App');
  expect(told.lines).toContain('– Slack: not looked at until its settings are right');
  expect(told.text).toMatch(/^✓ Disk: /m);
  expect(told.text).toMatch(/^✓ Database: /m);
});

test('half a Slack is one fault, whichever half is wrong', async () => {
  for (const halves of [
    { SLACK_BOT_TOKEN: 'xoxp-person', SLACK_APP_TOKEN: 'xapp-1' },
    { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xoxb-2' },
    { SLACK_BOT_TOKEN: 'xoxb-1' },
    { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xoxb-2', SLACK_SIGNING_SECRET: 'short' },
  ]) {
    const { lines } = await runDoctor(halves);
    const wrong = lines.filter((line) => line.startsWith('✗'));
    expect(wrong.length).toBe('SLACK_SIGNING_SECRET' in halves ? 2 : 1);
    expect(wrong.join()).toContain('✗ Settings: SLACK_');
  }
});

test('a .env that others may read, and names that nobody knows, are told', async () => {
  const cwd = newFolder('doctor');
  writeFileSync(join(cwd, '.env'), 'DISCORD_TOKE=abc\nPORT=0\n');
  chmodSync(join(cwd, '.env'), 0o644);
  const told = await runDoctor({ PORT: '1' }, { cwd });
  expectDoubt(told, 'File .env: others on this machine may read it', 'chmod 600 .env');
  expectDoubt(told, 'File .env: DISCORD_TOKE is no setting', '.env.example');
  expectDoubt(told, 'File .env: PORT is also set in the environment', 'unset PORT');
});

test('the settings in .env are those that count', async () => {
  const cwd = newFolder('doctor');
  writeFileSync(join(cwd, '.env'), 'LOG_LEVEL=loud\n', { mode: 0o600 });
  expectWrong(await runDoctor({}, { cwd }), 'Settings: LOG_LEVEL', '.env');
});

test('a fault in the content is told with file and line', async () => {
  const folder = newFolder('content');
  cpSync(join(project, 'content'), folder, { recursive: true });
  writeFileSync(join(folder, 'sources.yaml'), '- nothing\n');
  const told = await runDoctor({ CONTENT_DIR: folder });
  expectWrong(told, 'Content:', 'npm run content');
  expect(told.text).toMatch(/sources\.yaml:\d+:/);
});

test('a secret in the data folder is told, through a link too', async () => {
  const data = newFolder('data');
  const file = secretFile(data);
  expectWrong(
    await runDoctor({ DATA_DIR: data, SANCTUARY_SECRET_FILE: file }),
    'Secret: it lies in the data folder',
    'SANCTUARY_SECRET_FILE=',
  );
  const link = join(newFolder('link'), 'elsewhere');
  symlinkSync(data, link);
  expectWrong(
    await runDoctor({ DATA_DIR: data, SANCTUARY_SECRET_FILE: join(link, 'secret') }),
    'Secret: it lies in the data folder',
    'Move it elsewhere',
  );
  // Where it is not made yet, but would be.
  expectWrong(
    await runDoctor({ DATA_DIR: data, XDG_CONFIG_HOME: data }),
    'Secret: it lies in the data folder',
    'Move it elsewhere',
  );
});

test('a folder that only begins with the same name is another one', async () => {
  const data = newFolder('data');
  mkdirSync(`${data}-keys`);
  const told = await runDoctor({ DATA_DIR: data, SANCTUARY_SECRET_FILE: secretFile(`${data}-keys`) });
  expect(told.text).toMatch(/^✓ Secret: /m);
});

test('a copy of the secret in the data folder is told, whatever it is called', async () => {
  const data = newFolder('data');
  mkdirSync(join(data, 'old'));
  writeFileSync(join(data, 'old', 'notes.txt'), `SANCTUARY_SECRET=${secret}\n`);
  for (const env of [{ SANCTUARY_SECRET: secret }, { SANCTUARY_SECRET_FILE: secretFile() }]) {
    const told = await runDoctor({ DATA_DIR: data, ...env });
    expectWrong(told, 'Secret: a copy of it lies in the data folder', 'backups');
    expect(told.text).toContain(join('old', 'notes.txt'));
  }
});

test('a secret that others may read is told', async () => {
  const file = secretFile(undefined, 0o640);
  expectWrong(
    await runDoctor({ SANCTUARY_SECRET_FILE: file }),
    'Secret: others on this machine may read it',
    `chmod 600 ${file}`,
  );
});

test('a secret file that is missing, or holds none, is told', async () => {
  const file = join(newFolder('secret'), 'secret');
  expectWrong(await runDoctor({ SANCTUARY_SECRET_FILE: file }), `Secret: ${file} cannot be read`, 'is there');
  writeFileSync(file, 'changeme\n', { mode: 0o600 });
  expectWrong(
    await runDoctor({ SANCTUARY_SECRET_FILE: file }),
    `Secret: ${file} does not hold 32 bytes`,
    'restore your copy',
  );
});

test('a good secret is told to be kept', async () => {
  const told = await runDoctor({ SANCTUARY_SECRET_FILE: secretFile() });
  expect(told.text).toMatch(/^✓ Secret: .*outside the data folder/m);
  expect(told.text).not.toContain(secret);
});

test('a data folder that cannot be one is told', async () => {
  const file = join(newFolder('data'), 'notes');
  writeFileSync(file, 'notes');
  for (const folder of [file, join(file, 'below')])
    expectWrong(await runDoctor({ DATA_DIR: folder }), 'Data folder:', 'DATA_DIR');
});

test('little space is a warning, hardly any is wrong', () => {
  const megabyte = 1024 * 1024;
  expect(diskFinding(99 * megabyte)).toMatchObject({ state: 'wrong', says: 'only 99 MB free.' });
  expect(diskFinding(100 * megabyte).state).toBe('warning');
  expect(diskFinding(499 * megabyte)).toMatchObject({ mend: expect.stringContaining('DATA_DIR') });
  expect(diskFinding(500 * megabyte)).toMatchObject({ state: 'ok', mend: null });
  expect(diskFinding(3 * 1024 * megabyte).says).toBe('3.0 GB free');
});

test('a port that another program has is told', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
  const address = other.address();
  const port = typeof address === 'object' ? String(address?.port) : '';
  expectWrong(await runDoctor({ PORT: port }), `Web port: ${port} on 127.0.0.1 is taken`, 'PORT');
  other.close();
});

test('the playground that runs already is recognised', async () => {
  const bot = startBot({ PORT: '0', LOG_LEVEL: 'silent' });
  const port = await new Promise<string>((resolve, reject) => {
    bot.child.stdout?.on('data', () => {
      const [, opened] = /http:\/\/127\.0\.0\.1:(\d+)/.exec(bot.log()) ?? [];
      if (opened) resolve(opened);
    });
    bot.child.once('close', () => reject(new Error(bot.log())));
  });
  const told = await runDoctor({ PORT: port });
  expect(told.lines).toContain(`✓ Web port: ${port}: the bot is running there`);
  expect(told.code).toBe(0);
  await bot.stop();
});

test('an address of another machine is told', async () => {
  expectWrong(
    await runDoctor({ HOST: '203.0.113.7' }),
    'Web port: this machine cannot listen',
    'HOST=127.0.0.1',
  );
});
