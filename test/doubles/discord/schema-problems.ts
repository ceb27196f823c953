import type { core } from 'zod';
import type { ZodMiniType } from 'zod/mini';
import { jsonSchema } from './json.ts';
import type { Problem } from './problem.ts';

type Issue = core.$ZodIssue;
type Path = readonly (string | number)[];

/** What the official schema (discord-api-spec, made from Discord's OpenAPI document) finds wrong in a body. */
export function schemaProblems(schema: ZodMiniType<unknown, unknown>, body: unknown): Problem[] {
  const result = schema.safeParse(body);
  return result.success ? [] : result.error.issues.flatMap((issue) => fromIssue(issue, [], body));
}

function fromIssue(issue: Issue, base: Path, body: unknown): Problem[] {
  const path = [...base, ...issue.path.map((step) => (typeof step === 'number' ? step : String(step)))];
  switch (issue.code) {
    case 'invalid_union':
      return fromUnion(issue.errors, path, body);
    case 'too_big':
      return [{ path, ...limit(issue.origin, 'MAX', `${issue.maximum} or fewer`, `${issue.maximum}`) }];
    case 'too_small':
      return [{ path, ...limit(issue.origin, 'MIN', `${issue.minimum} or more`, `${issue.minimum}`) }];
    case 'invalid_value':
      if (valueAt(body, path) === undefined) return [required(path)];
      return [
        { path, code: 'BASE_TYPE_CHOICES', message: `Value must be one of ${issue.values.join(', ')}.` },
      ];
    case 'invalid_format':
      return [{ path, code: 'BASE_TYPE_BAD_FORMAT', message: `Not a well formed ${issue.format}.` }];
    default:
      if (valueAt(body, path) === undefined) return [required(path)];
      return [{ path, code: 'BASE_TYPE_BAD_TYPE', message: `Of the wrong type (${issue.code}).` }];
  }
}

function required(path: Path): Problem {
  return { path, code: 'BASE_TYPE_REQUIRED', message: 'This field is required' };
}

function limit(origin: string, side: 'MAX' | 'MIN', length: string, bound: string): Omit<Problem, 'path'> {
  return origin === 'string' || origin === 'array'
    ? { code: `BASE_TYPE_${side}_LENGTH`, message: `Must be ${length} in length.` }
    : { code: `NUMBER_TYPE_${side}`, message: `The ${side === 'MAX' ? 'largest' : 'smallest'} is ${bound}.` };
}

/** Of a union's branches the one meant is that whose `type` fits; its complaints are the useful ones. */
function fromUnion(branches: readonly (readonly Issue[])[], path: Path, body: unknown): Problem[] {
  const meant = branches.filter(
    (issues) => !issues.some((issue) => issue.path.at(-1) === 'type' && issue.path.length === 1),
  );
  const [only] = meant;
  if (only && meant.length < branches.length) return only.flatMap((issue) => fromIssue(issue, path, body));
  if (valueAt(body, path) === undefined) return [required(path)];
  return [
    { path, code: 'UNION_TYPE_CHOICES', message: 'Value of field "type" must be one of those allowed here.' },
  ];
}

function valueAt(body: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, step) => {
    if (Array.isArray(value)) return value[Number(step)];
    const object = jsonSchema.safeParse(value);
    return object.success ? object.data[String(step)] : undefined;
  }, body);
}
