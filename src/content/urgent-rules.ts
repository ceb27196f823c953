import { z } from 'zod';
import { wordListSchema } from './word-list.ts';

const name = z.string().regex(/^[a-z]+(-[a-z]+)*$/);
const names = z.array(name).min(1).max(4);
const within = z.int().min(1).max(40).default(12);
const strength = z.int().min(1).max(4).default(2);
const reach = z.int().min(0).max(40);

const signalSchema = z.union([
  /** One phrase of every group, in any order, within so many words. */
  z.strictObject({ all: names.max(3), within, strength }),
  /** One phrase of every group, in this order. */
  z.strictObject({ order: names, within, strength }),
  /** Nothing but phrases of these groups, and one of the first at least. */
  z.strictObject({ only: z.array(name).min(1).max(8), strength }),
]);
export type Signal = z.infer<typeof signalSchema>;

const frameSchema = z.strictObject({
  group: name,
  /** Signals this weak or weaker say nothing where the frame reaches. */
  stops: z.int().min(1).max(5),
  /** How many words the frame reaches to each side; neither means the whole question. */
  before: reach.optional(),
  after: reach.optional(),
  /** It counts only among so many words at the beginning. */
  opening: z.int().min(1).max(40).optional(),
});

/**
 * `content/urgent.yaml`: how people sound when somebody is in danger now, in every language at once, because
 * people mix them. Phrases are matched on small letters without accents; `word*` is any ending, `*word` any
 * beginning.
 */
export const urgentRulesSchema = z
  .strictObject({
    groups: z.record(name, wordListSchema),
    /** What sounds like danger, each with a strength. */
    signals: z.array(signalSchema),
    /** What shows that a rule, the past or a "what if" is meant. */
    frames: z.array(frameSchema),
    /** A signal grows by one when one of these groups stands next to it. */
    raise: z.array(name),
    /** Phrases whose words mean something else: "immigration lawyer" is no agent. */
    ignore: z.array(name),
  })
  .superRefine((rules, context) => {
    const used = [
      ...rules.signals.flatMap(groupsOf),
      ...rules.frames.map((frame) => frame.group),
      ...rules.raise,
      ...rules.ignore,
    ];
    for (const group of new Set(used)) {
      if (Object.hasOwn(rules.groups, group)) continue;
      context.addIssue({
        code: 'custom',
        path: ['groups'],
        message: `the group "${group}" is used but not written`,
      });
    }
  });
export type UrgentRules = z.infer<typeof urgentRulesSchema>;

/** The groups that a signal is made of. */
export function groupsOf(signal: Signal): readonly string[] {
  if ('all' in signal) return signal.all;
  return 'order' in signal ? signal.order : signal.only;
}
