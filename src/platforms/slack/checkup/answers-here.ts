import { createHmac } from 'node:crypto';

/** How long (ms) a bot on this machine may take. */
const patience = 3_000;

/**
 * Whether the bot with this signing secret listens there: it alone gives back a challenge that was signed with it.
 * https://docs.slack.dev/reference/events/url_verification
 */
export async function answersHere(address: string, signingSecret: string): Promise<boolean> {
  const challenge = crypto.randomUUID();
  const body = JSON.stringify({ type: 'url_verification', token: '', challenge });
  const at = Math.floor(Date.now() / 1000);
  const signature = createHmac('sha256', signingSecret).update(`v0:${at}:${body}`).digest('hex');
  try {
    const answer = await fetch(`${address}/slack/events`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-slack-request-timestamp': String(at),
        'x-slack-signature': `v0=${signature}`,
      },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(patience),
    });
    return (await answer.text()) === challenge;
  } catch {
    return false;
  }
}
