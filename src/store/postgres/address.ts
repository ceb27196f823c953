import { readFileSync } from 'node:fs';

/** https://www.postgresql.org/docs/current/libpq-ssl.html, and `no-verify` of the driver. */
const sslModes = ['disable', 'prefer', 'require', 'verify-ca', 'verify-full', 'no-verify'];

/** What is wrong with an address of a database; each ends the sentence "DATABASE_URL …". Null: nothing. */
export function faultInAddress(text: string): string | null {
  if (!/^postgres(?:ql)?:\/\//.test(text))
    return 'is not the address of a PostgreSQL database. Write it as postgres://user:password@host:5432/database';
  const url = read(text);
  // A password with a slash or a # in it may well be read: its end then stands where the name of the database does.
  if (url?.hash !== '' || url.pathname.includes('@') || url.search.includes('@'))
    return 'cannot be read. In the password write @ as %40, : as %3A, / as %2F, # as %23, ? as %3F and % as %25.';
  if (url.hostname === '' && !url.searchParams.get('host'))
    return 'names no host. Write it as postgres://user:password@host:5432/database';
  if (databaseIn(url) === '')
    return 'names no database. Write its name at the end: postgres://user:password@host:5432/database';
  const mode = url.searchParams.get('sslmode');
  if (mode !== null && !sslModes.includes(mode))
    return `has an unknown sslmode. Use one of ${sslModes.join(', ')}.`;
  return null;
}

/** A setting of ours in the address: the file that holds the password alone, as containers are given secrets. */
const passwordFile = 'passwordfile';

/**
 * The same for the driver, which takes all modes that encrypt for `verify-full`, and says so on standard error. Throws the
 * system's error where the file with the password cannot be read.
 */
export function connectionString(address: string): string {
  const url = new URL(address);
  const file = url.searchParams.get(passwordFile);
  if (file !== null) {
    url.password = encodeURIComponent(readFileSync(file, 'utf8').trim());
    url.searchParams.delete(passwordFile);
  }
  const mode = url.searchParams.get('sslmode') ?? '';
  if (['prefer', 'require', 'verify-ca'].includes(mode)) url.searchParams.set('sslmode', 'verify-full');
  return url.href;
}

/** Where it is, for people: neither the user nor the password. */
export function placeOf(address: string): string {
  const url = read(address);
  return url ? `${databaseIn(url)} on ${url.host || url.searchParams.get('host')}` : 'the database';
}

/** Whether what is sent there goes over other machines in plain text. */
export function isOpenToOthersOnTheWay(address: string): boolean {
  const url = read(address);
  if (!url || url.hostname === '') return false;
  const isNear = /^(?:localhost|127\.[\d.]+|\[::1\]|[^.:]+|.*\.(?:internal|local))$/.test(url.hostname);
  const mode = url.searchParams.get('sslmode') ?? 'disable';
  return !isNear && mode === 'disable' && !['true', '1'].includes(url.searchParams.get('ssl') ?? '');
}

function databaseIn({ pathname }: URL): string {
  const name = pathname.slice(1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function read(text: string): URL | null {
  // The host may be left to a parameter: a folder with a socket.
  const url = URL.parse(text);
  if (!url) return null;
  try {
    decodeURIComponent(url.password);
    decodeURIComponent(url.username);
    return url;
  } catch {
    return null;
  }
}
