import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** What package-lock.json says of one package. https://docs.npmjs.com/cli/v11/configuring-npm/package-lock-json */
const locked = z.object({
  name: z.string().optional(),
  version: z.string().optional(),
  resolved: z.string().optional(),
  integrity: z.string().optional(),
  license: z.string().optional(),
  link: z.boolean().optional(),
  dev: z.boolean().optional(),
  optional: z.boolean().optional(),
  devOptional: z.boolean().optional(),
  hasInstallScript: z.boolean().optional(),
});

export const lockSchema = z.object({
  lockfileVersion: z.literal(3),
  packages: z.record(z.string(), locked),
});

/** Who may run something when it is installed, by name. https://docs.npmjs.com/cli/v11/configuring-npm/package-json */
export const manifestSchema = z.object({ allowScripts: z.record(z.string(), z.boolean()) });

const installedSchema = z.object({
  version: z.string(),
  // Old packages have an object or a list here.
  license: z.unknown().optional(),
  scripts: z.record(z.string(), z.string()).optional(),
});

export type Lock = z.output<typeof lockSchema>;
export type Locked = z.output<typeof locked>;
export type Manifest = z.output<typeof manifestSchema>;

/** What lies in node_modules. */
export interface Installed {
  readonly version: string;
  readonly licence: unknown;
  /** npm runs something of it when it is installed. */
  readonly hasInstallScript: boolean;
}

/** Null where it is not installed: optional packages are for one kind of machine each. */
export function installedIn(project: string, path: string): Installed | null {
  const file = join(project, path, 'package.json');
  if (!existsSync(file)) return null;
  const { version, license, scripts = {} } = installedSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const atInstall = ['preinstall', 'install', 'postinstall'];
  return {
    version,
    licence: license,
    // npm builds what has this file, though no script says so.
    hasInstallScript:
      atInstall.some((name) => name in scripts) || existsSync(join(project, path, 'binding.gyp')),
  };
}

/** `node_modules/a/node_modules/@b/c` is `@b/c`, unless it is there under another name than its own. */
export function nameOf(path: string, { name }: Locked): string {
  return name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
}
