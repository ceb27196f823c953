import { StoreError } from '../store-error.ts';

/** PostgreSQL's SQLSTATE, the system's or TLS's code of an error; '' where it has none. */
function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** serialization_failure, deadlock_detected, lock_not_available. https://www.postgresql.org/docs/current/errcodes-appendix.html */
const conflicts = ['40001', '40P01', '55P03'];

/** Whether a transaction was refused only because of what others did at the same time. */
export function isConflict(error: unknown): boolean {
  return conflicts.includes(codeOf(error));
}

/** admin_shutdown, crash_shutdown, idle_in_transaction_session_timeout; connection exceptions; the system's. */
const lost = /^(?:57P0[12]|25P03|08...|ECONNRESET|EPIPE)$/;

/** Whether a connection that stood was cut. The driver has no code for all of them. */
export function isLost(error: unknown): boolean {
  return lost.test(codeOf(error)) || wasNeverSent(error) || /^Connection terminated/.test(messageOf(error));
}

/** Whether the connection was cut already when this statement was to be sent, or by the server while it waited for it. */
export function wasNeverSent(error: unknown): boolean {
  return codeOf(error) === '25P03' || /not queryable$/.test(messageOf(error));
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : '';
}

const unreachable =
  /^(?:E(?:CONNREFUSED|CONNRESET|HOSTUNREACH|NETUNREACH|TIMEDOUT|PIPE|AI_AGAIN)|08...|57P0[123])$/;
const untrusted = /CERT|SIGNED|SIGNATURE|ERR_TLS|ERR_SSL/;

/** What keeps the database from being used, with the mend; null where it is nothing that is known. Names no password. */
export function troubleOf(error: unknown, place: string): StoreError | null {
  const told = (code: StoreError['code'], message: string) => new StoreError(code, message, error);
  const code = codeOf(error);
  const message = messageOf(error);
  if (code === 'ENOTFOUND')
    return told('misconfigured', `there is no such host: ${place}. Check how the host is written.`);
  if (unreachable.test(code) || /timeout|^Connection terminated/.test(message))
    return told(
      'unreachable',
      `the server cannot be reached: ${place}. Check that it runs, and that host and port are right.`,
    );
  if (code === '53300')
    return told(
      'unreachable',
      `the server has no connection left: ${place}. Stop other programs, or let it take more.`,
    );
  if (code === '28P01' || message.startsWith('SASL'))
    return told(
      'misconfigured',
      `the user or the password is wrong: ${place}. Copy both again from your provider.`,
    );
  if (code.startsWith('28'))
    return told(
      'misconfigured',
      `the server does not let this user in from here: ${place}. Check the user, and whether the server wants an encrypted connection (?sslmode=require).`,
    );
  if (code === '3D000')
    return told('misconfigured', `there is no such database: ${place}. Make it first: CREATE DATABASE.`);
  if (code === '42501')
    return told(
      'no-permission',
      `this user may not make tables there: ${place}. Let it own the database: ALTER DATABASE … OWNER TO …`,
    );
  if (code === '25006')
    return told(
      'misconfigured',
      `this server can only be read: ${place}. Use the address of the primary server.`,
    );
  if (message.includes('does not support SSL'))
    return told(
      'misconfigured',
      `the server takes no encrypted connection: ${place}. Use ?sslmode=disable only where it is on this machine or in a network of your own.`,
    );
  if (untrusted.test(code))
    return told(
      'misconfigured',
      `the server's certificate is not trusted: ${place}. Give the certificate of your provider: ?sslmode=verify-full&sslrootcert=/path/to/file (where it gives none: ?sslmode=no-verify)`,
    );
  if (code === 'ENOENT' || code === 'EACCES')
    return told(
      'misconfigured',
      'the file behind passwordfile, sslrootcert, sslcert or sslkey cannot be read. Check its path.',
    );
  return null;
}
