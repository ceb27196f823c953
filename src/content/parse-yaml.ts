import { createRequire } from 'node:module';
import { CORE_SCHEMA, load } from 'js-yaml';
import type { Document, LineCounter } from 'yaml';
import type { z } from 'zod';
import type { Fault } from './fault.ts';
import { describeIssue, mendIssue } from './mend.ts';

/** Where a value stands, so that later checks (references, parity) can also point at a line. */
export type LineOf = (path: readonly PropertyKey[]) => number;
type Parsed<T> = { ok: true; data: T; lineOf: LineOf } | { ok: false; faults: Fault[] };

/** What `yaml` knows of a text: its faults, and where everything stands. */
interface Located {
  readonly document: Document.Parsed;
  readonly counter: LineCounter;
}

/** Loaded by the first fault: `yaml` takes four times as long as `js-yaml`, which knows no lines of values. */
const require = createRequire(import.meta.url);

/**
 * Parses YAML text against a schema and tells every fault with its line.
 * @param firstLine the line of the file on which `text` begins: front matter starts on line 2.
 */
export function parseYaml<T>(schema: z.ZodType<T>, text: string, file: string, firstLine = 1): Parsed<T> {
  let known: Located | undefined;
  const located = (): Located => {
    known ??= locate(text);
    return known;
  };
  const at = (offset: number): number => located().counter.linePos(offset).line + firstLine - 1;
  let plain = readPlain(text);
  if (!plain.ok) {
    const { document } = located();
    if (document.errors.length > 0) {
      return {
        ok: false,
        faults: document.errors.map((error) => syntaxFault(file, at(error.pos[0]), error.message)),
      };
    }
    // Only `js-yaml` refuses it, which is stricter about indentation: it is read all the same, if slowly.
    plain = { ok: true, value: toPlain(document) };
  }
  const lineOf: LineOf = (path) => at(offsetOf(located().document, path));
  const result = schema.safeParse(plain.value);
  if (result.success) return { ok: true, data: result.data, lineOf };
  const faults = result.error.issues.map((issue) => {
    const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path;
    return { file, line: lineOf(path), problem: describeIssue(issue), mend: mendIssue(issue) };
  });
  return { ok: false, faults };
}

function readPlain(text: string): { ok: true; value: unknown } | { ok: false } {
  try {
    // maxAliases 0: a content file has no use for YAML aliases, and a few of them can fill the memory.
    return { ok: true, value: load(text, { schema: CORE_SCHEMA, maxAliases: 0 }) };
  } catch {
    return { ok: false };
  }
}

function locate(text: string): Located {
  const yaml: typeof import('yaml') = require('yaml');
  const counter = new yaml.LineCounter();
  return {
    document: yaml.parseDocument(text, { lineCounter: counter, prettyErrors: false, logLevel: 'error' }),
    counter,
  };
}

function toPlain(document: Document.Parsed): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch {
    return undefined;
  }
}

function syntaxFault(file: string, line: number, message: string): Fault {
  const problem = `This is not valid YAML: ${message.split('\n')[0]}.`;
  return { file, line, problem, mend: 'Check the indentation and put text with a colon or # into "quotes".' };
}

/** The offset of the deepest part of `path` that exists: a missing key is told at its parent. */
function offsetOf(document: Document.Parsed, path: readonly PropertyKey[]): number {
  const { isMap, isScalar, isSeq }: typeof import('yaml') = require('yaml');
  let node: unknown = document.contents;
  let offset = 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step));
      if (!pair || !isScalar(pair.key)) break;
      offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node) && typeof step === 'number') {
      node = node.items[step];
      if (isMap(node) || isSeq(node) || isScalar(node)) offset = node.range?.[0] ?? offset;
    } else break;
  }
  return offset;
}
