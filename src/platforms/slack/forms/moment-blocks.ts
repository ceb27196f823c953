import type { InputBlock } from '@slack/types';
import type { DescribedOption } from '../../../chat/command-shape.ts';
import type { Language } from '../../../chat/language.ts';
import type { ModalField } from '../../../chat/message.ts';
import type { Words } from '../words.ts';
import { formLimits } from './limits.ts';
import { plainObject } from './plain-object.ts';

type Moment = Extract<ModalField, { kind: 'moment' }>;

/** What the pickers hand over, and can show: a day, a time, and the time at which it ends. */
const picked = /^(?<day>\d{4}-\d{2}-\d{2})[ T](?<start>\d{2}:\d{2})(?:\s*[-–]\s*(?<end>\d{2}:\d{2}))?$/;

/** The inputs of one moment; the first is named like the option, so that a refusal stands beside the day. */
export const momentInputs = {
  day: (name: string) => name,
  start: (name: string) => `${name}.start`,
  end: (name: string) => `${name}.end`,
};

/** Names of fields and options have no full stop. */
export function isPartOfMoment(input: string): boolean {
  return input.includes('.');
}

/**
 * What the pickers show of a form's field; null for what they cannot: a time in words alone, or an end on another day.
 */
export function pickable({ value, start, end }: Moment): string | null {
  if (start === null) return value === '' ? '' : null;
  const at = `${start.toPlainDate()} ${clock(start)}`;
  if (end === null) return at;
  return start.toPlainDate().equals(end.toPlainDate()) ? `${at}-${clock(end)}` : null;
}

function clock(at: Temporal.PlainDateTime): string {
  return at.toPlainTime().toString({ smallestUnit: 'minute' });
}

export function isPickable(typed: string | undefined): boolean {
  return typed === undefined || picked.test(typed);
}

/** https://docs.slack.dev/reference/block-kit/block-elements/date-picker-element and …/time-picker-element */
export function momentPickers(
  option: Pick<DescribedOption, 'name' | 'required'>,
  label: string,
  hint: string,
  language: Language,
  words: Words,
  typed: string | undefined,
): InputBlock[] {
  const { day, start, end } = picked.exec(typed ?? '')?.groups ?? {};
  const time = (
    action_id: string,
    key: string,
    optional: boolean,
    initial: string | undefined,
  ): InputBlock => ({
    type: 'input',
    optional,
    label: plainObject(words(language, key), formLimits.label),
    element: {
      type: 'timepicker',
      action_id,
      ...(initial === undefined ? {} : { initial_time: initial }),
    },
  });
  return [
    {
      type: 'input',
      optional: !option.required,
      label: plainObject(`${label}: ${words(language, 'slack.day')}`, formLimits.label),
      hint: plainObject(hint, formLimits.label),
      element: {
        type: 'datepicker',
        action_id: momentInputs.day(option.name),
        ...(day === undefined ? {} : { initial_date: day }),
      },
    },
    time(momentInputs.start(option.name), 'slack.start', !option.required, start),
    time(momentInputs.end(option.name), 'slack.end', true, end),
  ];
}
