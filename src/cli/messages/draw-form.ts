import type { Modal, ModalField } from '../../chat/message.ts';
import { drawHeading } from './drawn-parts.ts';
import { wrap } from './wrap.ts';

/** A form as people find it, with what stands in its fields. */
export function drawForm({ title, fields }: Modal): string[] {
  return [...drawHeading(title), ...fields.flatMap(drawField)];
}

function drawField(field: ModalField): string[] {
  const label = wrap(field.required ? `${field.label} *` : field.label);
  const hint = field.hint === undefined ? [] : wrap(`· ${field.hint}`, '  ');
  return [...label, ...hint, ...wrap(`  ▏${shownIn(field)}`, '  ▏')];
}

function shownIn(field: ModalField): string {
  if (field.kind === 'choice')
    return `${field.options.find(({ value }) => value === field.value)?.label ?? ''} ▾`;
  if (field.kind === 'channel') return `${field.value === null ? '' : `#${field.value}`} ▾`;
  return field.kind === 'people' || field.kind === 'roles' ? ' ▾' : field.value;
}
