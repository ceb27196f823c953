import { readFileSync } from 'node:fs';

/** Stands in place of what must not be written. */
export const hidden = '[hidden]';

/** Settings whose values are secrets. */
const settings = [
  'DISCORD_TOKEN',
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SANCTUARY_SECRET',
  'SANCTUARY_SECRET_PREVIOUS',
  'BACKUP_PASSPHRASE',
  // The driver takes it where the address bears no password.
  'PGPASSWORD',
] as const;

/** A shorter value, or one word of letters alone, could stand in any sentence. */
const shortest = 8;
const plainWord = /^[a-z]{1,15}$/i;

/**
 * What looks like a secret, wherever it comes from: https://docs.slack.dev/authentication/tokens, Discord's tokens (an id, a
 * time and a signature), headers, addresses with a password, and the addresses at which platforms take answers.
 */
const shapes: readonly (readonly [RegExp, string])[] = [
  [/\bx(?:ox[a-z](?:\.xox[a-z])?|app)-[\w-]{8,}/g, hidden],
  [/[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,}/g, hidden],
  [/\b(Bearer|Bot|Basic)( +|%20)[\w.~+/=-]{8,}/gi, `$1$2${hidden}`],
  [/\b([a-z][a-z0-9+.-]*:\/\/[^\s:@/?#"']*:)[^\s"'<>]+(?=@)/gi, `$1${hidden}`],
  [/(\/(?:webhooks|interactions)\/\d+\/)[\w-]{16,}/g, `$1${hidden}`],
  [/(hooks\.slack\.com\/)[\w/-]{8,}/g, `$1${hidden}`],
  [/([?&](?:ticket|token|access_key|password|secret)=)[^&\s"'\\]+/gi, `$1${hidden}`],
];

/** The values that this process knows and must never write down, in every way in which they are written, longest first. */
let values: readonly string[] = [];

const tellsNothing = (text: string) => text.length < shortest || plainWord.test(text);

/** From now on this is written nowhere. */
export function keepSecret(value: string): void {
  const text = value.trim();
  if (tellsNothing(text)) return;
  const forms = [
    text,
    // However the signs between them are written.
    ...text.split(/[^!-~]|["'\\]/).filter((part) => !tellsNothing(part)),
    JSON.stringify(text).slice(1, -1),
    encodeURIComponent(text),
    Buffer.from(text).toString('base64').replace(/=+$/, ''),
    Buffer.from(text).toString('base64url'),
    Buffer.from(text).toString('hex'),
  ];
  values = [...new Set([...values, ...forms])].sort((a, b) => b.length - a.length);
}

type Settings = Readonly<Record<string, string | undefined>>;

/** From now on the secrets among these settings, and in the files that they name, are written nowhere. */
export function keepSecretsOf(env: Settings): void {
  for (const name of settings) keepSecret(env[name] ?? '');
  keepSecret(contentOf(env.BACKUP_PASSPHRASE_FILE));
  // Each line of it is host:port:database:user:password. https://www.postgresql.org/docs/current/libpq-pgpass.html
  for (const line of contentOf(env.PGPASSFILE).split('\n'))
    keepSecret(line.replace(/^(?:(?:[^:\\]|\\.)*:){4}/, '').replaceAll(/\\(.)/g, '$1'));
  const address = env.DATABASE_URL ?? '';
  if (URL.canParse(address)) keepSecretsIn(address);
}

/** The password stands before the host, among the parameters, or in a file (store/postgres/address.ts). */
function keepSecretsIn(address: string): void {
  const { password, search, searchParams } = new URL(address);
  const raw = [password, /[?&]password=([^&]*)/.exec(search)?.[1] ?? ''].filter((text) => text !== '');
  if (raw.length > 0) keepSecret(address);
  for (const text of raw) {
    keepSecret(text);
    // As the driver is given it; a wrong one is refused elsewhere.
    if (/^(?:[^%]|%[0-9a-f]{2})*$/i.test(text)) keepSecret(unescaped(text));
  }
  keepSecret(searchParams.get('password') ?? '');
  keepSecret(contentOf(searchParams.get('passwordfile') ?? undefined));
}

/** Empty where it cannot be read: that is told where it is needed. */
function contentOf(file: string | undefined): string {
  if (!file) return '';
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The same text without any secret that is known here, nor anything that looks like one. */
export function hideSecrets(text: string): string {
  let shown = text;
  for (const value of values) if (shown.includes(value)) shown = shown.replaceAll(value, hidden);
  for (const [shape, instead] of shapes) shown = shown.replace(shape, instead);
  return shown;
}
