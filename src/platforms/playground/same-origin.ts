import { isIP } from 'node:net';
import type { MiddlewareHandler } from 'hono';

/**
 * Keeps other web sites out. A site that points its own name at 127.0.0.1 (DNS rebinding) betrays itself by
 * that name, so only `localhost`, plain addresses and the configured host are answered; and what changes
 * something must be JSON sent by our own page.
 */
export function sameOrigin(configuredHost: string): MiddlewareHandler {
  return async (context, next) => {
    const host = context.req.header('host') ?? '';
    if (!isOurs(host, configuredHost)) {
      return context.json(
        { problem: 'Open the playground under its own address, for example localhost.' },
        403,
      );
    }
    if (context.req.method !== 'GET' && context.req.method !== 'HEAD') {
      if (!sentByOurPage(context.req.header('origin'), context.req.header('sec-fetch-site'), host)) {
        return context.json({ problem: 'Only the playground’s own page may do that.' }, 403);
      }
      const type = context.req.header('content-type') ?? '';
      if (!/^application\/json\s*(;|$)/i.test(type)) {
        return context.json({ problem: 'Send JSON, with content type application/json.' }, 415);
      }
    }
    return next();
  };
}

function isOurs(host: string, configuredHost: string): boolean {
  const url = URL.parse(`http://${host}`);
  if (url === null) return false;
  const name = url.hostname.replace(/^\[|\]$/g, '');
  return name === 'localhost' || name === configuredHost.toLowerCase() || isIP(name) !== 0;
}

/** Browsers name the origin with every post; a program that is no browser sends neither header and is no danger. */
function sentByOurPage(origin: string | undefined, site: string | undefined, host: string): boolean {
  if (site !== undefined && site !== 'same-origin') return false;
  return origin === undefined || URL.parse(origin)?.host === URL.parse(`http://${host}`)?.host;
}
