import type { Json } from './json.ts';

/** One thing wrong with a request body: where, Discord's code for it, and Discord's sentence. */
export interface Problem {
  readonly path: readonly (string | number)[];
  readonly code: string;
  readonly message: string;
  /** The name of the documented rule, when one of those found it (else the official schema did). */
  readonly rule?: string;
}

interface ErrorNode {
  readonly children: Map<string, ErrorNode>;
  readonly errors: Json[];
}

/** Discord's nested `errors` object ("Reference": Error Messages). */
export function nestProblems(problems: readonly Problem[]): Json {
  const root: ErrorNode = { children: new Map(), errors: [] };
  for (const problem of problems) {
    let node = root;
    for (const step of problem.path.map(String)) {
      const child: ErrorNode = node.children.get(step) ?? { children: new Map(), errors: [] };
      node.children.set(step, child);
      node = child;
    }
    node.errors.push({ code: problem.code, message: problem.message });
  }
  return toJson(root);
}

function toJson(node: ErrorNode): Json {
  const json: Json = Object.fromEntries([...node.children].map(([step, child]) => [step, toJson(child)]));
  return node.errors.length > 0 ? { ...json, _errors: node.errors } : json;
}
