import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { faultsOf } from '../../src/cli/licences/faults-of.ts';
import {
  type Installed,
  installedIn,
  type Locked,
  lockSchema,
  manifestSchema,
  nameOf,
} from '../../src/cli/licences/packages.ts';

// What others made: it may be used, is what it was when it was chosen, and runs nothing that nobody looked at.

const project = fileURLToPath(new URL('../../', import.meta.url));
const read = (file: string): string => readFileSync(`${project}${file}`, 'utf8');
const lock = lockSchema.parse(JSON.parse(read('package-lock.json')));
const manifest = manifestSchema.parse(JSON.parse(read('package.json')));

test('all that is installed here is in order', () => {
  expect(faultsOf(lock, manifest, (path) => installedIn(project, path))).toEqual([]);
});

describe('what would not be', () => {
  const digest = `sha512-${'A'.repeat(86)}==`;
  const sound: Locked = { version: '1.0.0', integrity: digest, license: 'MIT' };
  const asIs = ({ version = '', license }: Locked): Installed => {
    return { version, licence: license, hasInstallScript: false };
  };
  const found = (entry: Locked, installed: Installed | null = asIs(entry), allowScripts = {}) =>
    faultsOf(
      { lockfileVersion: 3, packages: { '': {}, 'node_modules/one': entry } },
      { allowScripts },
      () => installed,
    );
  const home = 'https://registry.npmjs.org/one/-/one-1.0.0.tgz';

  test.each<[string, Locked, RegExp]>([
    ['no licence', { version: '1.0.0', integrity: digest }, /names no licence/],
    ['one that forbids it', { ...sound, license: 'GPL-3.0-only' }, /GPL-3\.0-only/],
    ['two that both hold', { ...sound, license: 'MIT AND AGPL-3.0-only' }, /AGPL/],
    ['a word that means something in JavaScript', { ...sound, license: 'constructor' }, /constructor/],
    ['one that is for tools alone', { ...sound, license: 'MPL-2.0' }, /MPL-2\.0/],
    ['no digest', { version: '1.0.0', license: 'MIT' }, /no SHA-512/],
    [
      'a digest that can be forged',
      { ...sound, integrity: 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=' },
      /no SHA-512/,
    ],
    ['code from a repository', { ...sound, resolved: 'git+ssh://git@github.com/a/one.git#abc' }, /registry/],
    ['an archive from elsewhere', { ...sound, resolved: 'https://example.org/one-1.0.0.tgz' }, /registry/],
    ['another package in its place', { ...sound, resolved: home.replaceAll('one', 'two') }, /registry/],
    ['a folder', { ...sound, link: true }, /link to a folder/],
    ['a script', { ...sound, hasInstallScript: true }, /runs a script/],
  ])('%s', (_, entry, words) => {
    const faults = found(entry);
    expect(faults.join('\n')).toMatch(words);
    expect(faults.every((fault) => fault.startsWith('one@1.0.0 '))).toBe(true);
  });

  test('a script that the lock file hides', () => {
    expect(found(sound, { ...asIs(sound), hasInstallScript: true })).toHaveLength(1);
  });

  test('a copy that says something else than the lock file', () => {
    expect(found(sound, { ...asIs(sound), licence: { type: 'MIT' } })).toHaveLength(1);
    expect(found(sound, { ...asIs(sound), version: '1.0.1' })).toHaveLength(1);
    expect(found(sound, null)).toEqual(['one@1.0.0 is not installed: npm ci.']);
  });

  test('leave to run something that is not there', () => {
    expect(found(sound, asIs(sound), { two: true })).toHaveLength(1);
    expect(found(sound, asIs(sound), { one: true })).toHaveLength(1);
  });

  test('none of it: tools under MPL, either of two licences, an address in the registry, no address', () => {
    expect(found({ ...sound, license: 'MPL-2.0', dev: true })).toEqual([]);
    expect(found({ ...sound, license: '(GPL-3.0-only OR MIT)' })).toEqual([]);
    expect(found({ ...sound, resolved: home })).toEqual([]);
    expect(found({ ...sound, optional: true }, null)).toEqual([]);
  });
});

test('SECURITY.md says why of each package whether it may run something when it is installed', () => {
  const rows = [...read('SECURITY.md').matchAll(/^\| `([^`]+)` \| (yes|no) \| (.+) \|$/gm)];
  const said = rows.map(([, name = '', answer]) => [name, answer === 'yes'] as const);
  expect(Object.fromEntries(said)).toEqual(manifest.allowScripts);
  for (const [, , , why] of rows) expect(why).toMatch(/\w{3,}/);
});

test('an installation without tools runs nothing of others while it is installed', () => {
  const running = Object.entries(lock.packages).filter(([, { hasInstallScript }]) => hasInstallScript);
  expect(running.length).toBeGreaterThan(0);
  expect(running.filter(([, { dev }]) => dev !== true)).toEqual([]);
});

test('the list of parts that npm run sbom prints is complete, and tells what the bot runs with from tools', () => {
  const { scripts } = z
    .object({ scripts: z.object({ sbom: z.string() }) })
    .parse(JSON.parse(read('package.json')));
  const [command = '', ...args] = scripts.sbom.split(' ');
  const printed = execFileSync(command, [...args, '--offline'], {
    cwd: project,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    maxBuffer: 2 ** 25,
  });
  const property = z.object({ name: z.string(), value: z.string() });
  const part = z.object({
    purl: z.templateLiteral(['pkg:npm/', z.string()]),
    properties: z.array(property),
    hashes: z.array(z.object({ alg: z.literal('SHA-512') })).length(1),
    licenses: z.array(z.unknown()).min(1),
  });
  const { components } = z
    .object({ bomFormat: z.literal('CycloneDX'), components: z.array(part) })
    .parse(JSON.parse(printed));
  const isTool = ({ properties }: z.output<typeof part>) =>
    properties.some(({ name, value }) => name === 'cdx:npm:package:development' && value === 'true');
  const others = Object.entries(lock.packages).filter(([path]) => path !== '');
  const named = (tools: boolean) =>
    new Set(
      others
        .filter(([, { dev = false }]) => dev === tools)
        .map(([path, entry]) => `${nameOf(path, entry)}@${entry.version}`),
    );
  for (const tools of [false, true]) {
    const listed = components.filter((each) => isTool(each) === tools);
    expect(new Set(listed.map(({ purl }) => decodeURIComponent(purl).slice('pkg:npm/'.length)))).toEqual(
      named(tools),
    );
  }
});
