import type { FieldView, ModalView } from '../../platforms/playground/snapshot.ts';
import { drawHeading } from './drawn-parts.ts';
import { wrap } from './wrap.ts';

/** A form as people find it, with what stands in its fields. */
export function drawForm({ title, fields }: ModalView): string[] {
  return [...drawHeading(title), ...fields.flatMap(drawField)];
}

function drawField(field: FieldView): string[] {
  const label = wrap(field.required ? `${field.label} *` : field.label);
  const hint = field.hint === undefined ? [] : wrap(`· ${field.hint}`, '  ');
  return [...label, ...hint, ...wrap(`  ▏${shownIn(field)}`, '  ▏')];
}

function shownIn(field: FieldView): string {
  if (field.kind === 'choice')
    return `${field.options.find(({ value }) => value === field.value)?.label ?? ''} ▾`;
  if (field.kind === 'channel') return `${field.value === null ? '' : `#${field.value}`} ▾`;
  return field.kind === 'people' ? ' ▾' : field.value;
}
