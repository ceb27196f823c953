import type { Language } from '../../chat/language.ts';
import type { Modal, ModalField, SelectOption } from '../../chat/message.ts';
import { formatClock } from '../../events/when/format-clock.ts';
import { zoneName } from '../../events/zones/zone-label.ts';
import { hasNone, type QuietHours, usualHours } from '../../people/quiet-hours.ts';
import type { Phrases } from '../../phrases/phrases.ts';

/** Stands for no quiet hours at all, in place of their beginning. */
export const never = 'never';

/** As a form and a button hold it: `21`. */
const hours = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'));

export const beginnings = [never, ...hours] as const;
export const ends = hours;

/** Longer than the name of any place. */
export const longestZone = 100;

/** Asks from when to when somebody wants to be left alone, by the clocks of which place. */
export function quietForm(phrases: Phrases, language: Language, now: QuietHours): Modal {
  const say = (key: string) => phrases.text(language, key);
  const clock = (hour: string): SelectOption => ({
    value: hour,
    label: formatClock(new Temporal.PlainTime(Number(hour)), language),
  });
  const hourOf = (time: Temporal.PlainTime) => String(time.hour).padStart(2, '0');
  const choice = (name: string, value: string, options: readonly SelectOption[]): ModalField => ({
    kind: 'choice',
    name,
    label: say(`quiet.form.${name}.name`),
    required: true,
    value,
    options,
  });
  const isNever = hasNone(now);
  const { from, to } = isNever ? usualHours : now;
  return {
    title: say('quiet.form.title'),
    submit: { action: 'quiet-hours-set', args: [] },
    fields: [
      choice('from', isNever ? never : hourOf(from), [
        { value: never, label: say('quiet.form.never') },
        ...hours.map(clock),
      ]),
      choice('to', hourOf(to), hours.map(clock)),
      {
        kind: 'text',
        name: 'zone',
        label: say('quiet.form.zone.name'),
        hint: say('quiet.form.zone.hint'),
        required: true,
        value: zoneName(now.timeZone, language),
        long: false,
        maxLength: longestZone,
      },
    ],
  };
}
