import type { ViewBlock } from './block-list-rules.ts';
import type { ActionElement, ButtonElement, InputElement } from './element-rules.ts';
import { allOptions } from './option-rules.ts';

export interface SeenOption {
  readonly text: string;
  readonly value: string;
}

export interface SeenButton {
  readonly text: string;
  readonly actionId: string;
  readonly value: string | null;
  readonly style: 'primary' | 'danger' | null;
  readonly url: string | null;
}

export interface SeenSelect {
  readonly type: string;
  readonly actionId: string;
  readonly placeholder: string;
  readonly options: readonly SeenOption[];
}

/** An element that can be used, and the block it stands in. */
export interface Located {
  readonly block: ViewBlock;
  readonly element: ActionElement | InputElement;
}

interface LocatedAction extends Located {
  readonly element: ActionElement;
}

/** Every button and menu in actions blocks and beside sections; inputs are left to `submit`. */
export function actionsOf(blocks: readonly ViewBlock[]): LocatedAction[] {
  const located: LocatedAction[] = [];
  for (const block of blocks) {
    if (block.type === 'actions') located.push(...block.elements.map((element) => ({ block, element })));
    if (block.type !== 'section' || !block.accessory || block.accessory.type === 'image') continue;
    located.push({ block, element: block.accessory });
  }
  return located;
}

export function inputsOf(blocks: readonly ViewBlock[]): Located[] {
  return blocks.flatMap((block) => (block.type === 'input' ? [{ block, element: block.element }] : []));
}

export function buttonsOf(blocks: readonly ViewBlock[]): SeenButton[] {
  return actionsOf(blocks).flatMap(({ element }) => (element.type === 'button' ? [seenButton(element)] : []));
}

export function selectsOf(blocks: readonly ViewBlock[]): SeenSelect[] {
  return actionsOf(blocks).flatMap(({ element }) =>
    element.type === 'button'
      ? []
      : [
          {
            type: element.type,
            actionId: element.action_id ?? '',
            placeholder: element.placeholder?.text ?? '',
            options: seenOptions(element),
          },
        ],
  );
}

/** The options of a menu; null-like empty for everything which has none of its own. */
export function seenOptions(element: ActionElement | InputElement): SeenOption[] {
  if (element.type !== 'static_select') return [];
  return allOptions(element).map(({ text, value }) => ({ text: text.text, value }));
}

function seenButton({ text, action_id, value, style, url }: ButtonElement): SeenButton {
  return {
    text: text.text,
    actionId: action_id ?? '',
    value: value ?? null,
    style: style ?? null,
    url: url ?? null,
  };
}
