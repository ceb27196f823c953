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

/** From now on the secrets among these settings are written nowhere. */
export function keepSecretsOf(env: Readonly<Record<string, string | undefined>>): void {
  for (const name of settings) keepSecret(env[name] ?? '');
  const address = env.DATABASE_URL ?? '';
  if (!URL.canParse(address)) return;
  const { password } = new URL(address);
  if (password === '') return;
  keepSecret(address);
  keepSecret(password);
  // As the driver is given it; a wrong one is refused elsewhere.
  if (/^(?:[^%]|%[0-9a-f]{2})*$/i.test(password)) keepSecret(unescaped(password));
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
