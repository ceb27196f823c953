import { z } from 'zod';
import { type ActionCall, encodeAction } from '../../chat/action-id.ts';
import { languageSchema } from '../../chat/language.ts';
import type { Content } from '../../content/content.ts';
import { type Decision, declineReasons, statuses } from '../answer.ts';

const answerAction = 'answer';
/** Stands behind the reason where the reply should name the number for danger too. */
const maybeUrgent = '-now';

const reasons = [...declineReasons, 'none'] as const;

/** Nothing of the question stands in it: only which entries answer, in which language, or why none does. */
export const answerArgs = z.object({
  status: z.enum(statuses),
  language: languageSchema,
  reason: z.enum(reasons.flatMap((reason) => [reason, `${reason}${maybeUrgent}` as const])),
  entry1: z.string().optional(),
  entry2: z.string().optional(),
  entry3: z.string().optional(),
  /** Under which the question can still be handed on to organizers. */
  question: z.string().optional(),
});

/** A button's call that shows the answer of a decision to whoever presses it; as many topics as fit. */
export function answerCall(decision: Decision, question: string | null): ActionCall {
  const { status, language, entry, alternatives } = decision;
  const reason = `${decision.reason ?? 'none'}${decision.maybeUrgent ? maybeUrgent : ''}`;
  const entries = [...(entry ? [entry] : []), ...alternatives].map(({ id }) => id);
  for (;;) {
    const [first = '', second = '', third = ''] = entries;
    const asked = question === null ? [] : [first, second, third, question];
    const args = [status, language, reason, ...(question === null ? entries : asked)];
    const call = { action: answerAction, args };
    try {
      encodeAction(call);
      return call;
    } catch (error) {
      if (!(error instanceof RangeError) || entries.length === 0) throw error;
      entries.pop();
    }
  }
}

/** The decision again; null where its entry is not there any more. */
export function decisionOf(args: z.output<typeof answerArgs>, content: Content): Decision | null {
  const { status, language } = args;
  const reason =
    declineReasons.find((one) => args.reason === one || args.reason === `${one}${maybeUrgent}`) ?? null;
  const entries = [args.entry1, args.entry2, args.entry3].flatMap((id) =>
    id === undefined ? [] : (content.entry(id, language) ?? []),
  );
  const [entry = null, ...others] = entries;
  if (status === 'answered' && !entry) return null;
  return {
    status,
    language,
    entry: status === 'answered' ? entry : null,
    alternatives: status === 'answered' ? others : entries,
    confidence: 1,
    citations: [],
    reason,
    maybeUrgent: args.reason.endsWith(maybeUrgent),
    // A cry for help is answered at once, never behind a button.
    tellsSighting: false,
  };
}
