import type { ViewBlock } from './block-list-rules.ts';
import {
  buttonsOf,
  inputsOf,
  type SeenButton,
  type SeenOption,
  type SeenSelect,
  seenOptions,
  selectsOf,
} from './controls.ts';
import { flattenBlocks } from './flatten.ts';
import { Reading } from './reading.ts';
import { type InputValue, isIds, type View } from './view-model.ts';
import type { World } from './world.ts';

export interface SeenInput {
  readonly label: string;
  readonly hint: string | null;
  readonly blockId: string;
  readonly actionId: string;
  readonly type: string;
  /** What stands in it: text, an option's value, a date, a time, a conversation's id, or people's joined by commas. */
  readonly value: string | null;
  readonly optional: boolean;
  readonly options: readonly SeenOption[];
  /** What stands in red under it. */
  readonly error: string | null;
}

/** A modal or a Home as the person sees it. */
export interface SeenView {
  readonly id: string;
  readonly type: 'modal' | 'home';
  readonly title: string;
  readonly submit: string | null;
  readonly text: string;
  readonly blocks: readonly ViewBlock[];
  readonly inputs: readonly SeenInput[];
  readonly buttons: readonly SeenButton[];
  readonly selects: readonly SeenSelect[];
  readonly privateMetadata: string;
  readonly callbackId: string;
  /** By `block_id`, as the app gave them; also beside each input. */
  readonly errors: Readonly<Record<string, string>>;
}

export function seeView(world: World, view: View): SeenView {
  const { definition } = view;
  const { blocks } = definition;
  const zone = world.people.get(view.userId)?.timeZone ?? 'America/Los_Angeles';
  return {
    id: view.id,
    type: definition.type,
    title: definition.type === 'modal' ? definition.title.text : '',
    submit: definition.type === 'modal' ? (definition.submit?.text ?? null) : null,
    text: flattenBlocks(blocks, new Reading(world, zone)),
    blocks,
    inputs: inputsOf(blocks).flatMap(({ block, element }) => {
      if (block.type !== 'input') return [];
      const blockId = block.block_id ?? '';
      const value = view.values.get(blockId)?.get(element.action_id ?? '') ?? null;
      return [
        {
          label: block.label.text,
          hint: block.hint?.text ?? null,
          blockId,
          actionId: element.action_id ?? '',
          type: element.type,
          value: valueShown(value),
          optional: block.optional ?? false,
          options: seenOptions(element),
          error: view.errors[blockId] ?? null,
        },
      ];
    }),
    buttons: buttonsOf(blocks),
    selects: selectsOf(blocks),
    privateMetadata: definition.private_metadata ?? '',
    callbackId: definition.callback_id ?? '',
    errors: view.errors,
  };
}

function valueShown(value: InputValue): string | null {
  if (isIds(value)) return value.length === 0 ? null : value.join(',');
  return typeof value === 'object' && value !== null ? value.value : value;
}
