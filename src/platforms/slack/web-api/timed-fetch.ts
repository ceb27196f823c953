import type { webApi } from '@slack/bolt';
import type { PlatformClock } from '../../connecting/platform-clock.ts';

/** Fetches, and reads off each answer what Slack's own clock says: so it is known from the first call on. */
export function timedFetch(clock: Pick<PlatformClock, 'told'>): webApi.FetchFunction {
  return async (url, init) => {
    const answer = await fetch(url, init);
    const at = Date.parse(answer.headers.get('date') ?? '');
    // What stands between us and Slack may answer without a time.
    if (!Number.isNaN(at)) clock.told(at);
    return answer;
  };
}
