import type { SeenView } from '../doubles/slack/index.ts';
import type { SeenForm } from './world.ts';

type Input = SeenView['inputs'][number];

/** A field of the core's: one input, or a moment's day with its times. */
interface Field {
  readonly label: string;
  readonly day: Input;
  readonly times: readonly Input[];
}

/** A window as its reader sees it, the pickers of one moment as one. */
export function formOf(view: SeenView): SeenForm {
  const fields = fieldsOf(view);
  return {
    title: view.title,
    values: Object.fromEntries(fields.map((field) => [field.label, standing(field)])),
    hints: Object.fromEntries(fields.flatMap(({ label, day: { hint } }) => (hint ? [[label, hint]] : []))),
    errors: Object.fromEntries(
      fields.flatMap(({ label, day: { error } }) => (error ? [[label, error]] : [])),
    ),
  };
}

function fieldsOf({ inputs }: SeenView): Field[] {
  const first = inputs.filter(({ actionId }) => !actionId.includes('.'));
  return first.map((day) => {
    const times = inputs.filter(({ actionId }) => actionId.startsWith(`${day.actionId}.`));
    return { label: times.length > 0 ? day.label.replace(/: day$/, '') : day.label, day, times };
  });
}

function standing({ day, times }: Field): string {
  const value = day.options.find((option) => option.value === day.value)?.text ?? day.value ?? '';
  const time = times.flatMap((each) => (each.value === null ? [] : [each.value])).join('-');
  return [value, time].filter((each) => each !== '').join(' ');
}

const moment = /^(?<day>\S+) (?<start>\d{2}:\d{2})(?:-(?<end>\d{2}:\d{2}))?$/;

/** What is entered, by `action_id`; a person's account stands for their id, and what is emptied is null. */
export function entered(
  view: SeenView,
  values: Readonly<Record<string, string>>,
): Record<string, string | null> {
  const given = fieldsOf(view).flatMap(({ label, day, times }): [string, string | null][] => {
    const value = values[label];
    if (value === undefined) return [];
    const ids = value.replaceAll(/slack:[^:,]+:/g, '');
    if (times.length === 0) return [[day.actionId, ids === '' ? null : ids]];
    const picked = moment.exec(value)?.groups;
    return [
      [day.actionId, picked?.day ?? null],
      ...times.map((time): [string, string | null] => {
        const part = time.actionId.endsWith('.start') ? picked?.start : picked?.end;
        return [time.actionId, part ?? null];
      }),
    ];
  });
  return Object.fromEntries(given);
}
