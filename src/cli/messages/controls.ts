import { z } from 'zod';
import { type ActionCall, decodeAction } from '../../chat/action-id.ts';

/** Something in a message that can be pressed or chosen from. */
export interface Control {
  readonly id: string;
  readonly call: ActionCall;
}

const idNames = ['custom_id', 'action_id'] as const;

/** All that can be used in a payload of Discord's or Slack's, in order. */
export function controlsOf(payload: unknown): Control[] {
  if (Array.isArray(payload)) return payload.flatMap(controlsOf);
  const read = z.record(z.string(), z.unknown()).safeParse(payload);
  if (!read.success) return [];
  const own = idNames.map((name) => read.data[name]).filter((id) => typeof id === 'string');
  return [
    ...own.map((id) => ({ id, call: decodeAction(id) })),
    ...Object.values(read.data).flatMap((inner) => (typeof inner === 'object' ? controlsOf(inner) : [])),
  ];
}
