import type { ModalField } from '../../../chat/message.ts';
import { oneLine } from '../../rendering/clean-text.ts';
import { shorten } from '../../rendering/shorten.ts';
import { postableChannels } from '../application-commands.ts';
import { componentTypes } from '../render/constants.ts';
import { limits } from '../render/limits.ts';

/** https://docs.discord.com/developers/components/reference#text-input-text-input-styles */
const style = { short: 1, paragraph: 2 } as const;

/** What a field is filled in with. https://docs.discord.com/developers/components/reference#label-label-child-components */
export function modalControl(field: ModalField): object {
  switch (field.kind) {
    case 'text':
      return textInput(field, field.long ? style.paragraph : style.short);
    // Discord has no pickers for days and times.
    case 'moment':
      return textInput(field, style.short);
    case 'choice':
      return {
        type: componentTypes.stringSelect,
        ...choosing(field, 1),
        options: field.options.map(({ label, value }) => ({
          label: shorten(oneLine(label) || value, limits.select.label),
          value,
          ...(value === field.value ? { default: true } : {}),
        })),
      };
    case 'channel':
      return {
        type: componentTypes.channelSelect,
        ...choosing(field, 1),
        channel_types: postableChannels,
        ...chosen('channel', field.value === null ? [] : [field.value]),
      };
    case 'roles':
      return {
        type: componentTypes.roleSelect,
        ...choosing(field, field.atMost),
        ...chosen('role', [...new Set(field.values)].slice(0, field.atMost)),
      };
    case 'people':
      return { type: componentTypes.userSelect, ...choosing(field, field.atMost) };
  }
}

type TextField = Extract<ModalField, { kind: 'text' | 'moment' }>;

function textInput({ name, required, maxLength, value }: TextField, shape: number) {
  return {
    type: componentTypes.textInput,
    custom_id: name,
    style: shape,
    required,
    max_length: maxLength,
    ...(value === '' ? {} : { value: value.slice(0, maxLength) }),
  };
}

/** Of what is not required, the least must be said to be nothing: unsaid it is one. */
function choosing({ name, required }: ModalField, atMost: number) {
  return {
    custom_id: name,
    required,
    min_values: required ? 1 : 0,
    max_values: Math.min(atMost, limits.select.options),
  };
}

function chosen(type: 'channel' | 'role', ids: readonly string[]) {
  return ids.length === 0 ? {} : { default_values: ids.map((id) => ({ id, type })) };
}
