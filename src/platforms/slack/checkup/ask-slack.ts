import { webApi } from '@slack/bolt';
import { type ClockSkew, clockSkew } from '../../connecting/clock-skew.ts';
import { type CallSlack, callSlack } from '../web-api/call-slack.ts';
import { clientOptions } from '../web-api/web-client.ts';

/** Slack asked with a token, one call after the other, so that the clocks can be compared. */
export interface AskSlack {
  readonly call: CallSlack;
  readonly skew: ClockSkew;
}

export function askSlack(token: string, apiUrl: string | undefined, skew = clockSkew()): AskSlack {
  const fetchDated: webApi.FetchFunction = async (url, init) => {
    const answer = await fetch(url, init);
    skew.told(answer.headers.get('date'));
    return answer;
  };
  const client = new webApi.WebClient(token, clientOptions({ apiUrl, fetch: fetchDated }));
  const call = callSlack({ client, botName: () => null, shutOut: () => {}, removed: () => {} });
  return { skew, call: (method, args, answer) => skew.during(() => call(method, args, answer)) };
}
