import fc from 'fast-check';
import { hostileInputs } from '../../faults/hostile-inputs.ts';

/** Short ones, so that most cases are small; the long ones go through every option in test/faults/hostile-inputs-….test.ts. */
const tricks = [...hostileInputs.values()].filter((text) => text.length <= 400);

const anything = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 2, arbitrary: fc.string({ maxLength: 40 }) },
  { weight: 2, arbitrary: fc.constantFrom(...tricks) },
);

/** A right text with something taken out, put in, doubled or swapped. */
function spoilt(right: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .tuple(right, fc.nat(), fc.nat(6), anything, fc.boolean())
    .map(([text, at, length, other, keeps]) => {
      const from = text.length === 0 ? 0 : at % (text.length + 1);
      return text.slice(0, from) + (keeps ? '' : other) + text.slice(from + length);
    });
}

/** Whatever somebody may send in place of such texts; `pieces`: what they are made of, thrown together. */
export function textLike(right: readonly string[], pieces: readonly string[] = []): fc.Arbitrary<string> {
  const examples = fc.constantFrom(...right);
  const thrown = fc
    .array(fc.constantFrom(...right, ...pieces, ' ', ''), { maxLength: 8 })
    .map((parts) => parts.join(''));
  return fc.oneof(
    { weight: 3, arbitrary: anything },
    { weight: 3, arbitrary: thrown },
    { weight: 3, arbitrary: spoilt(examples) },
    { weight: 1, arbitrary: examples },
  );
}

/** Values of every kind, also such as only a program would send. */
export const junk: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    undefined,
    true,
    -1,
    0,
    1.5,
    Number.POSITIVE_INFINITY,
    Number.NaN,
    '',
    ' ',
    '__proto__',
    'constructor',
    '9'.repeat(400),
    'a'.repeat(5_000),
    [],
    {},
    [[]],
    { id: null },
    [null],
  ),
  anything,
  fc.jsonValue({ maxDepth: 3 }),
  fc.dictionary(
    fc.constantFrom('__proto__', 'constructor', 'toString', 'id', 'type', 'value'),
    fc.anything({ maxDepth: 1 }),
    {
      maxKeys: 4,
      noNullPrototype: true,
    },
  ),
);

/** Deep enough to fill the stack of whoever walks it carelessly. */
const abyss: unknown = Array.from({ length: 2_000 }).reduce<unknown>((inner) => ({ components: [inner] }), 0);

/** A right payload in which one value, however deep, is another one, is missing, or has a neighbour that nobody expects. */
export function payloadLike(...right: readonly unknown[]): fc.Arbitrary<unknown> {
  const spoiltOnes = fc
    .tuple(fc.constantFrom(...right), fc.array(fc.nat(30), { maxLength: 5 }), junk, fc.nat(3))
    .map(([payload, path, value, how]) => changed(payload, path, value, how));
  return fc.oneof(
    { weight: 6, arbitrary: spoiltOnes },
    { weight: 2, arbitrary: junk },
    { weight: 1, arbitrary: fc.constantFrom<unknown>(...right, abyss) },
  );
}

function changed(node: unknown, [step, ...path]: readonly number[], value: unknown, how: number): unknown {
  if (step === undefined || typeof node !== 'object' || node === null) return value;
  if (Array.isArray(node)) {
    if (node.length === 0) return [value];
    const at = step % node.length;
    return node.map((each, place) => (place === at ? changed(each, path, value, how) : each));
  }
  const entries = Object.entries(node);
  const at = entries.length === 0 ? 0 : step % entries.length;
  if (path.length > 0)
    return Object.fromEntries(
      entries.map(([name, each], place) => [name, place === at ? changed(each, path, value, how) : each]),
    );
  if (how === 0) return Object.fromEntries(entries.filter((_, place) => place !== at));
  if (how === 1) return Object.fromEntries([...entries, ['__proto__', value], ['constructor', value]]);
  return Object.fromEntries(entries.map(([name, each], place) => [name, place === at ? value : each]));
}
