import { PlatformError } from '../../../chat/platform-error.ts';
import type { Lane } from '../../connecting/limit.ts';
import type { Pacer, Turn } from '../../connecting/pacer.ts';
import type { CallSlack } from './call-slack.ts';
import type { SlackLimits } from './limits.ts';

/**
 * Calls at Slack's pace. When Slack asks to wait
 * with a method all the same, nobody calls it earlier: its limits hold per method and workspace.
 */
export function pacedCall(call: CallSlack, pacer: Pacer, limits: SlackLimits, turn: Turn = {}): CallSlack {
  return (method, args, answer) =>
    pacer.run(
      lanesOf(limits, method, args),
      async () => {
        try {
          return await call(method, args, answer);
        } catch (error) {
          const isLimited = error instanceof PlatformError && error.code === 'rate-limited';
          if (isLimited && error.retry !== 'never') pacer.close(method, error.retry.afterMs);
          throw error;
        }
      },
      turn,
    );
}

function lanesOf(
  { channel, posts, methods }: SlackLimits,
  method: string,
  args: Readonly<Record<string, unknown>>,
): readonly Lane[] {
  if (method !== 'chat.postMessage') return [{ key: method, limit: methods[method] ?? null }];
  return [
    { key: `${method} ${String(args.channel)}`, limit: channel, oneAtATime: true },
    { key: method, limit: posts },
  ];
}
