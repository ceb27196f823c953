import { isValidSlackRequest } from '@slack/bolt';

/**
 * Whether Slack signed this request within the last five minutes. Bolt compares a time that is no number with nothing
 * at all, so that is looked at before. https://docs.slack.dev/authentication/verifying-requests-from-slack
 */
export function isSigned(
  signingSecret: string,
  body: string,
  header: (name: string) => string | undefined,
): boolean {
  const timestamp = header('x-slack-request-timestamp') ?? '';
  const signature = header('x-slack-signature') ?? '';
  if (!/^\d{1,12}$/.test(timestamp) || signature === '') return false;
  // Bolt looks for old requests alone.
  if (Number(timestamp) > Date.now() / 1000 + fiveMinutes) return false;
  return isValidSlackRequest({
    signingSecret,
    body,
    headers: { 'x-slack-request-timestamp': Number(timestamp), 'x-slack-signature': signature },
  });
}

const fiveMinutes = 5 * 60;
