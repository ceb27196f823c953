import { z } from 'zod';
import { allOptions, option, optionGroups, options } from './option-rules.ts';
import { actionId, eitherText, plainText, webUrl } from './text-rules.ts';

/** Interactive elements, https://docs.slack.dev/reference/block-kit/block-elements; each page is named after its type. */
const common = { action_id: actionId.optional() };
const focus = { focus_on_load: z.boolean().optional() };
const placeholder = { placeholder: plainText(150).optional() };

/** composition-objects/confirmation-dialog-object */
const confirm = {
  confirm: z
    .strictObject({
      title: plainText(100),
      text: eitherText(300),
      confirm: plainText(30),
      deny: plainText(30),
      style: z.enum(['primary', 'danger']).optional(),
    })
    .optional(),
};

const button = z.strictObject({
  type: z.literal('button'),
  text: plainText(75),
  url: webUrl.optional(),
  value: z.string().max(2000).optional(),
  style: z.enum(['primary', 'danger']).optional(),
  accessibility_label: z.string().max(75).optional(),
  ...common,
  ...confirm,
});

const staticSelect = z
  .strictObject({
    type: z.literal('static_select'),
    options: options.optional(),
    option_groups: optionGroups.optional(),
    initial_option: option.optional(),
    ...common,
    ...placeholder,
    ...confirm,
    ...focus,
  })
  .refine((one) => (one.options === undefined) !== (one.option_groups === undefined), {
    message: 'either options or option_groups must be given',
  })
  .refine((one) => new Set(allOptions(one).map(({ value }) => value)).size === allOptions(one).length, {
    message: 'an option value is offered twice',
  })
  .refine(
    (one) =>
      !one.initial_option ||
      allOptions(one).some((each) => JSON.stringify(each) === JSON.stringify(one.initial_option)),
    { message: 'initial_option must exactly match one of the options', path: ['initial_option'] },
  );

const externalSelect = z.strictObject({
  type: z.literal('external_select'),
  initial_option: option.optional(),
  min_query_length: z.int().min(0).optional(),
  ...common,
  ...placeholder,
  ...confirm,
  ...focus,
});

/** composition-objects/conversation-filter-object */
const filter = z
  .strictObject({
    include: z
      .array(z.enum(['im', 'mpim', 'private', 'public']))
      .min(1)
      .optional(),
    exclude_external_shared_channels: z.boolean().optional(),
    exclude_bot_users: z.boolean().optional(),
  })
  .optional();

const conversationsSelect = z.strictObject({
  type: z.literal('conversations_select'),
  initial_conversation: z.string().min(1).optional(),
  default_to_current_conversation: z.boolean().optional(),
  response_url_enabled: z.boolean().optional(),
  filter,
  ...common,
  ...placeholder,
  ...confirm,
  ...focus,
});

const channelsSelect = z.strictObject({
  type: z.literal('channels_select'),
  initial_channel: z.string().min(1).optional(),
  response_url_enabled: z.boolean().optional(),
  ...common,
  ...placeholder,
  ...confirm,
  ...focus,
});

export const DATE = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
export const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

const datepicker = z.strictObject({
  type: z.literal('datepicker'),
  initial_date: z.string().regex(DATE, 'must be YYYY-MM-DD').optional(),
  ...common,
  ...placeholder,
  ...confirm,
  ...focus,
});

const timepicker = z.strictObject({
  type: z.literal('timepicker'),
  initial_time: z.string().regex(TIME, 'must be HH:mm').optional(),
  timezone: z.string().optional(),
  ...common,
  ...placeholder,
  ...confirm,
  ...focus,
});

const plainTextInput = z
  .strictObject({
    type: z.literal('plain_text_input'),
    initial_value: z.string().max(3000).optional(),
    multiline: z.boolean().optional(),
    min_length: z.int().min(0).max(3000).optional(),
    max_length: z.int().min(1).max(3000).optional(),
    dispatch_action_config: z
      .strictObject({
        trigger_actions_on: z.array(z.enum(['on_enter_pressed', 'on_character_entered'])).min(1),
      })
      .optional(),
    ...common,
    ...placeholder,
    ...focus,
  })
  .refine((one) => (one.initial_value?.length ?? 0) <= (one.max_length ?? 3000), {
    message: 'initial_value is longer than max_length',
    path: ['initial_value'],
  });

/** block-elements/multi-select-menu-element, users_multi_select; the double knows it in inputs alone. */
const usersSelect = z
  .strictObject({
    type: z.literal('multi_users_select'),
    initial_users: z.array(z.string().min(1)).optional(),
    max_selected_items: z.int().min(1).optional(),
    ...common,
    ...placeholder,
    ...confirm,
    ...focus,
  })
  .refine((one) => (one.initial_users?.length ?? 0) <= (one.max_selected_items ?? Number.MAX_SAFE_INTEGER), {
    message: 'initial_users are more than max_selected_items',
    path: ['initial_users'],
  });

const pickers = [
  staticSelect,
  externalSelect,
  conversationsSelect,
  channelsSelect,
  datepicker,
  timepicker,
] as const;

/** What an actions block may hold, and a section beside its text. */
export const actionElement = z.discriminatedUnion('type', [button, ...pickers]);

/** What an input block may hold. */
export const inputElement = z.discriminatedUnion('type', [plainTextInput, usersSelect, ...pickers]);

export type ActionElement = z.infer<typeof actionElement>;
export type InputElement = z.infer<typeof inputElement>;
export type ButtonElement = Extract<ActionElement, { type: 'button' }>;
