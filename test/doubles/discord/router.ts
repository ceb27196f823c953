import type { Route } from './rest.ts';

export interface Routed {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/** Finds the route of a path after /api/v10; 'other-method' when only the method is wrong. */
export function findRoute(
  routes: readonly Route[],
  method: string,
  path: string,
): Routed | 'other-method' | null {
  let isKnown = false;
  for (const route of routes) {
    const params = match(route.template, path);
    if (params && route.method === method) return { route, params };
    isKnown ||= params !== null;
  }
  return isKnown ? 'other-method' : null;
}

function match(template: string, path: string): Record<string, string> | null {
  const wanted = template.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [index, segment] of wanted.entries()) {
    const text = decode(given[index] ?? '');
    if (segment.startsWith(':')) params[segment.slice(1)] = text;
    else if (segment !== text) return null;
  }
  return params;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
