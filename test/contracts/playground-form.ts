import type { FieldView, ModalView } from '../../src/platforms/playground/snapshot.ts';
import type { SeenForm } from './world.ts';

/** A form as the page draws it. */
export function formOf({ title, fields }: ModalView): SeenForm {
  return {
    title,
    values: Object.fromEntries(fields.map((field) => [field.label, standing(field)])),
    hints: Object.fromEntries(fields.flatMap(({ label, hint }) => (hint ? [[label, hint]] : []))),
    errors: {},
  };
}

function standing(field: FieldView): string {
  if (field.kind === 'people') return '';
  if (field.kind !== 'choice') return field.value ?? '';
  return field.options.find(({ value }) => value === field.value)?.label ?? '';
}

/** What the page hands in: like the browser it asks for what is required, and takes no more than may be. */
export function handedIn(
  { fields }: ModalView,
  values: Readonly<Record<string, string>>,
): Record<string, string> {
  const filled = fields.map((field): [string, string] => {
    const shown = values[field.label] ?? standing(field);
    if (shown === '' && field.required) throw new Error(`The browser requires ${field.label}`);
    if (field.kind === 'people' && shown.split(',').length > field.atMost) {
      throw new Error(`The page takes ${field.atMost} of ${field.label}`);
    }
    if (field.kind !== 'choice') return [field.name, shown];
    return [field.name, field.options.find(({ label }) => label === shown)?.value ?? ''];
  });
  return Object.fromEntries(filled);
}
