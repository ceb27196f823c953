/** Says every secret of its environment in every way in which a program can, and ends as its argument says. */
import { guardOutput } from '../../src/operations/guard-output.ts';
import { keepSecretsOf } from '../../src/operations/hide-secrets.ts';
import { createLog } from '../../src/operations/log.ts';

class Leak extends Error {
  override readonly name: string;
  readonly code: string;
  readonly config: unknown;
  readonly url: string;

  constructor(text: string, cause: unknown) {
    super(`message ${text}`, { cause });
    this.name = `Leak ${text}`;
    this.code = text;
    this.config = { headers: { Authorization: `Bot ${text}`, deeper: [{ cookie: text }] } };
    this.url = `https://discord.com/api/v10/webhooks/123/${text}`;
  }
}

// The log goes without secrets by itself too, whatever becomes of the streams.
const log = createLog('debug');
guardOutput();
keepSecretsOf(process.env);
const texts = Object.entries(process.env)
  .filter(([name]) => !['PATH', 'HOME'].includes(name))
  .flatMap(([, value = '']) => [
    value,
    encodeURIComponent(value),
    JSON.stringify(value),
    Buffer.from(value).toString('base64'),
    Buffer.from(value).toString('hex'),
  ])
  // And what stands in the files that it names.
  .concat(JSON.parse(process.argv[3] ?? '[]'));
for (const text of texts) {
  const leak = new Leak(text, new Leak(`inner ${text}`, new AggregateError([new Leak(text, null)], text)));
  for (const level of ['debug', 'info', 'warn'] as const)
    log[level](text, { [text]: text, why: `because ${text}` });
  log.info('facts', { token: 'short', password: 'short', why: text });
  log.error(text, { why: text, at: text }, leak);
  log.error('cause', {}, text);
  process.stdout.write(`${text}\n`);
  process.stderr.write(Buffer.from(`${text}\n`));
  console.error('an error', leak, { deep: [{ text }] });
  console.log(text);
  process.emitWarning(text, { code: 'CODE', detail: text });
}
await new Promise((resolve) => setTimeout(resolve, 50));
console.log('all was said');
const last = new Leak(texts.join(' '), new Leak(texts.join(' '), texts));
const ends: Readonly<Record<string, () => void>> = {
  parse: () => JSON.parse(texts.join(' ')),
  throw: () => {
    throw last;
  },
  reject: () => void Promise.reject(last),
  text: () => void Promise.reject(texts.join(' ')),
  thrownText: () => {
    throw texts.join(' ');
  },
};
setTimeout(() => ends[process.argv[2] ?? '']?.());
