import { z } from 'zod';

const name = z.string().regex(/^[a-z]+(-[a-z]+)*$/);

/**
 * `content/urgent.yaml`: how people sound when somebody is in danger now, in every language at once, because
 * people mix them. Phrases are matched on small letters without accents; a word ending in `*` matches any ending.
 */
export const urgentRulesSchema = z
  .strictObject({
    groups: z.record(name, z.array(z.string().min(1)).min(1)),
    /** A question is urgent when one phrase of every named group stands within `within` words. */
    signals: z.array(
      z.strictObject({ all: z.array(name).min(1).max(3), within: z.int().min(1).max(40).default(12) }),
    ),
    /** Groups that show that the question is about a rule, the past or a "what if" … */
    unless: z.array(name),
    /** … except where one of these groups says that it happens now. */
    despite: z.array(name),
  })
  .superRefine((rules, context) => {
    const used = [...rules.signals.flatMap((signal) => signal.all), ...rules.unless, ...rules.despite];
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
