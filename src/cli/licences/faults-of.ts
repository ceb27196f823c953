import { isAllowed } from './allowed.ts';
import { type Installed, type Lock, type Locked, type Manifest, nameOf } from './packages.ts';

/** All that is wrong with the packages of others, one sentence each. `installed` gives what lies at a path of the lock. */
export function faultsOf(
  lock: Lock,
  manifest: Manifest,
  installed: (path: string) => Installed | null,
): string[] {
  const packages = Object.entries(lock.packages).filter(([path]) => path !== '');
  const names = new Set(packages.map(([path, entry]) => nameOf(path, entry)));
  const strange = Object.keys(manifest.allowScripts).filter((name) => !names.has(name));
  return [
    ...packages.flatMap(([path, entry]) => {
      const name = nameOf(path, entry);
      const found = installed(path);
      const wrong = [
        ...faultsOfOrigin(name, entry),
        ...faultsOfLicence(entry, found),
        ...faultsOfScripts(entry, found, name in manifest.allowScripts),
        ...faultsOfCopy(entry, found),
      ];
      return wrong.map((fault) => `${name}@${entry.version ?? '?'} ${fault}`);
    }),
    ...strange.map((name) => `${name} is in allowScripts of package.json, but not in the lock file.`),
  ];
}

/** A package is what its digest says; from where it comes is then all the same, as long as it is a registry. */
function faultsOfOrigin(name: string, { version = '', resolved, integrity = '', link }: Locked): string[] {
  if (link) return ['is a link to a folder, which no digest can hold.'];
  const file = `${name.slice(name.lastIndexOf('/') + 1)}-${version}.tgz`;
  const home = `https://registry.npmjs.org/${name}/-/${file}`;
  return [
    ...(/^sha512-[\w+/]{86}==$/.test(integrity) ? [] : ['has no SHA-512 digest (integrity).']),
    // Without an address npm asks its registry for this name and version.
    ...(resolved === undefined || resolved === home ? [] : ['does not come from the public npm registry.']),
  ];
}

function faultsOfLicence({ license, dev }: Locked, found: Installed | null): string[] {
  const licence = found === null ? license : found.licence;
  if (licence === undefined) return ['names no licence.'];
  if (typeof licence !== 'string') return ['names its licence in a way that nobody reads any more.'];
  return isAllowed(licence, dev === true)
    ? []
    : [`is under ${licence}, which is not among the allowed licences.`];
}

function faultsOfScripts({ hasInstallScript }: Locked, found: Installed | null, named: boolean): string[] {
  const runs = hasInstallScript === true || found?.hasInstallScript === true;
  if (runs === named) return [];
  return [
    runs
      ? 'runs a script when installed, and allowScripts does not name it.'
      : 'is in allowScripts of package.json, but runs nothing when installed.',
  ];
}

function faultsOfCopy({ version, optional, devOptional }: Locked, found: Installed | null): string[] {
  if (found === null) return optional || devOptional ? [] : ['is not installed: npm ci.'];
  return found.version === version ? [] : [`is installed as ${found.version}: npm ci.`];
}
