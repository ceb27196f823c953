import type { Modal } from '../../chat/message.ts';

/** Discord's, the smallest of all; held to everywhere, so that a form which works on one platform works on all. */
const limits = { fields: 5, options: 25, value: 100 } as const;

/**
 * Throws RangeError where a form asks for what a platform cannot show. Labels can be shortened; a field or an option
 * that is left out silently would be missed by nobody but the person who needs it.
 */
export function checkForm({ fields }: Modal, { roles }: { readonly roles: boolean }): void {
  if (fields.length < 1 || fields.length > limits.fields) {
    throw new RangeError(`a form has 1 to ${limits.fields} fields, not ${fields.length}`);
  }
  if (new Set(fields.map(({ name }) => name)).size < fields.length) {
    throw new RangeError('two fields of a form have the same name');
  }
  for (const field of fields) {
    if (field.name.includes('.')) throw new RangeError(`the name of the field ${field.name} has a full stop`);
    if (field.kind === 'roles' && !roles) throw new RangeError('there are no roles on this platform');
    if (field.kind === 'choice') checkOptions(field.options.map(({ value }) => value));
  }
}

function checkOptions(values: readonly string[]): void {
  if (values.length < 1 || values.length > limits.options) {
    throw new RangeError(`a choice has 1 to ${limits.options} options, not ${values.length}`);
  }
  if (values.some((value) => value === '' || value.length > limits.value)) {
    throw new RangeError(`the value of an option is empty or longer than ${limits.value} characters`);
  }
  if (new Set(values).size < values.length) throw new RangeError('an option is offered twice');
}
