import type { ModalView } from '@slack/types';
import { z } from 'zod';
import type { CallSlack } from './call-slack.ts';
import { SlackRefusal } from './errors.ts';
import { spentTriggers } from './refusals.ts';

const opened = z.object({ view: z.object({ id: z.string() }) });

/**
 * Opens a window for the person whose trigger it is; `late` if more than 3 seconds have passed. A trigger that was
 * spent already belongs to a repetition: the window is open.
 */
export async function openView(
  call: CallSlack,
  trigger: string,
  view: ModalView,
  method: 'views.open' | 'views.push' = 'views.open',
): Promise<{ readonly id: string } | 'open' | 'late'> {
  try {
    return (await call(method, { trigger_id: trigger, view }, opened)).view;
  } catch (error) {
    if (!(error instanceof SlackRefusal) || error.code !== 'expired') throw error;
    return spentTriggers.has(error.reason) ? 'open' : 'late';
  }
}
