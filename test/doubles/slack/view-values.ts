import type { Json } from '../discord/json.ts';
import { actionsOf, inputsOf, type Located } from './controls.ts';
import type { ActionElement, InputElement } from './element-rules.ts';
import type { Option } from './option-rules.ts';
import { type InputValue, isIds, type View } from './view-model.ts';
import type { ViewDefinition } from './view-rules.ts';

type Values = Map<string, Map<string, InputValue>>;

/** Everything in a view that holds a value: inputs, and menus in actions blocks and sections. */
function holders({ blocks }: ViewDefinition): Located[] {
  return [...inputsOf(blocks), ...actionsOf(blocks)].filter(({ element }) => element.type !== 'button');
}

/** What a view shows first; what stood there stays where block and action keep their ids (see `changeView`). */
export function startValues(
  definition: ViewDefinition,
  channelId: string | null,
  entered: Values = new Map(),
): Values {
  const values: Values = new Map();
  for (const { block, element } of holders(definition)) {
    const blockId = block.block_id ?? '';
    const actionId = element.action_id ?? '';
    const kept = entered.get(blockId)?.get(actionId);
    const ofBlock = values.get(blockId) ?? new Map<string, InputValue>();
    ofBlock.set(actionId, kept === undefined ? initial(element, channelId) : kept);
    values.set(blockId, ofBlock);
  }
  return values;
}

function initial(element: ActionElement | InputElement, channelId: string | null): InputValue {
  switch (element.type) {
    case 'plain_text_input':
      return element.initial_value ?? null;
    case 'static_select':
    case 'external_select':
      return element.initial_option ?? null;
    case 'conversations_select':
      return element.default_to_current_conversation && channelId !== null
        ? channelId
        : (element.initial_conversation ?? null);
    case 'channels_select':
      return element.initial_channel ?? null;
    case 'multi_users_select':
      return element.initial_users ?? [];
    case 'datepicker':
      return element.initial_date ?? null;
    case 'timepicker':
      return element.initial_time ?? null;
    case 'button':
      return null;
    default:
      return element satisfies never;
  }
}

/**
 * Where a new definition would fill in an input anew that keeps its ids. Slack keeps what stood there and ignores
 * `initial_…` (bolt-js issue 290), so an app that gives another one than before takes its words for shown.
 */
export function ignoredInitials(before: View, definition: ViewDefinition): string[] {
  const given = startValues(definition, null);
  const givenBefore = startValues(before.definition, null);
  return holders(definition).flatMap(({ block, element }) => {
    const of = (values: Values) => asText(values.get(block.block_id ?? '')?.get(element.action_id ?? ''));
    const wanted = of(given);
    const stays = of(before.values);
    const isIgnored = stays !== null && wanted !== '' && wanted !== stays && wanted !== of(givenBefore);
    return isIgnored
      ? [`${block.block_id}/${element.action_id} is filled in anew, and shows "${stays}"`]
      : [];
  });
}

/** Null for an input that is not there. */
function asText(value: InputValue | undefined): string | null {
  if (value === undefined) return null;
  if (value === null) return '';
  return typeof value === 'object' && 'value' in value ? value.value : String(value);
}

/** "reference/interaction-payloads/view-interactions-payload": `view.state.values`. */
export function stateJson(view: View): Json {
  const values: Record<string, Json> = {};
  for (const { block, element } of holders(view.definition)) {
    const blockId = block.block_id ?? '';
    const actionId = element.action_id ?? '';
    const value = view.values.get(blockId)?.get(actionId) ?? null;
    values[blockId] = { ...values[blockId], [actionId]: valueJson(element.type, value) };
  }
  return { values };
}

const MEMBER: Readonly<Record<string, string>> = {
  plain_text_input: 'value',
  static_select: 'selected_option',
  external_select: 'selected_option',
  conversations_select: 'selected_conversation',
  channels_select: 'selected_channel',
  datepicker: 'selected_date',
  timepicker: 'selected_time',
};

/** A value as payloads give it, for instance `{ type: 'datepicker', selected_date: '2030-05-01' }`. */
export function valueJson(type: string, value: InputValue): Json {
  if (type === 'multi_users_select') return { type, selected_users: isIds(value) ? value : [] };
  const isCleared = value === '' && type === 'plain_text_input';
  return { type, [MEMBER[type] ?? 'value']: isCleared ? null : optionJson(value) };
}

/** Slack gives texts back with every member. */
function optionJson(value: InputValue): InputValue | Json {
  return typeof value === 'object' && value !== null && !isIds(value) ? withEmoji(value) : value;
}

function withEmoji(option: Option): Json {
  return { ...option, text: { emoji: true, ...option.text } };
}
