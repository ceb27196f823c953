import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import { type Placed, walkComponents } from './component-tree.ts';
import type { MessageSubject } from './message-body.ts';
import type { Problem } from './problem.ts';
import { characters, type Rule, tooLong } from './rule.ts';
import { isComponentsV2 } from './rules-messages.ts';
import { isSelect, optionProblems, rangeProblems } from './select-problems.ts';

const PAGE = 'components/reference';
const C = ComponentType;
/** What messages without the flag may hold. */
const isLegacy = (type: number): boolean => type === C.ActionRow || type === C.Button || isSelect(type);

function placed(subject: MessageSubject): Placed[] {
  return [...walkComponents(subject.body.components ?? [], [...subject.at, 'components'])];
}

/** A rule on each component by itself. */
function each(name: string, check: (placed: Placed) => Iterable<Problem>): Rule<MessageSubject> {
  return { name, page: PAGE, check: (subject) => placed(subject).flatMap((one) => [...check(one)]) };
}

function problem(path: Problem['path'], code: string, message: string): Problem[] {
  return [{ path, code, message }];
}

function buttonProblems({ component, path }: Placed): Problem[] {
  if (component.type !== C.Button) return [];
  const { style, url, custom_id, sku_id, label, emoji } = component;
  const need = (field: string): Problem[] =>
    problem([...path, field], 'BASE_TYPE_REQUIRED', 'This field is required');
  const bar = (field: string): Problem[] =>
    problem([...path, field], 'BUTTON_FIELD_NOT_ALLOWED', `A button of this style cannot have ${field}.`);
  if (style === ButtonStyle.Premium) {
    const barred = [custom_id && 'custom_id', label && 'label', url && 'url', emoji && 'emoji'];
    return [...(sku_id ? [] : need('sku_id')), ...barred.flatMap((field) => (field ? bar(field) : []))];
  }
  const visible =
    label || emoji ? [] : problem(path, 'BUTTON_COMPONENT_EMPTY', 'A button needs a label or an emoji');
  if (style === ButtonStyle.Link) {
    return [...(url ? [] : need('url')), ...(custom_id ? bar('custom_id') : []), ...visible];
  }
  return [
    ...(custom_id ? [] : need('custom_id')),
    ...(url ? bar('url') : []),
    ...(sku_id ? bar('sku_id') : []),
    ...visible,
  ];
}

export const componentRules: readonly Rule<MessageSubject>[] = [
  {
    // components/reference: "Messages allow up to 40 total components" (with the flag; nested ones counted).
    name: 'at-most-40-components',
    page: PAGE,
    *check(subject) {
      if (placed(subject).length <= 40) return;
      const path = [...subject.at, 'components'];
      yield* problem(
        path,
        'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
        'Too many components: at most 40 in total.',
      );
    },
  },
  {
    // components/reference's official schema bounds each Text Display at 4000; Discord counts all of a message's
    // together, which only docs.discord.food/resources/components writes down ("combined length of all text").
    name: 'at-most-4000-characters-of-text-displays',
    page: PAGE,
    *check(subject) {
      const texts = placed(subject).filter(({ component }) => component.type === C.TextDisplay);
      const sum = texts.reduce((total, { component }) => total + characters(component.content ?? ''), 0);
      if (sum <= 4000) return;
      const path = [...subject.at, 'components'];
      yield* problem(
        path,
        'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
        'Displayable text is over 4000 characters.',
      );
    },
  },
  {
    // components/reference: each newer component "you must send the message flag 1 << 15 (IS_COMPONENTS_V2)".
    name: 'components-v2-types-need-the-flag',
    page: PAGE,
    check: (subject) =>
      isComponentsV2(subject)
        ? []
        : placed(subject)
            .filter(({ component }) => !isLegacy(component.type))
            .flatMap(({ path }) =>
              problem([...path, 'type'], 'UNION_TYPE_CHOICES', 'Needs MessageFlags.IS_COMPONENTS_V2.'),
            ),
  },
  {
    // components/reference, Legacy Message Component Behavior: "up to 5 action rows as top-level components".
    name: 'legacy-messages-have-at-most-5-rows',
    page: PAGE,
    *check(subject) {
      if (isComponentsV2(subject) || (subject.body.components?.length ?? 0) <= 5) return;
      yield* problem([...subject.at, 'components'], 'BASE_TYPE_MAX_LENGTH', 'Must be 5 or fewer in length.');
    },
  },
  // components/reference, Action Row: up to 5 buttons, or a single select.
  each('action-row-has-5-buttons-or-1-select', ({ component, path }) => {
    if (component.type !== C.ActionRow) return [];
    const children = component.components ?? [];
    const selects = children.filter((child) => isSelect(child.type)).length;
    const fits = selects === 0 ? children.length <= 5 : children.length === 1;
    if (fits) return [];
    const at = [...path, 'components'];
    return problem(
      at,
      'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
      'The specified component exceeds the maximum width',
    );
  }),
  each('select-has-at-most-25-options', optionProblems),
  each('select-values-within-options', rangeProblems),
  // components/reference, Custom ID: "a string of 1 to 100 characters".
  each('custom-id-of-1-to-100-characters', ({ component: { custom_id }, path }) => {
    if (custom_id === undefined || custom_id === null) return [];
    const length = characters(custom_id);
    if (length >= 1 && length <= 100) return [];
    return problem([...path, 'custom_id'], 'BASE_TYPE_BAD_LENGTH', 'Must be between 1 and 100 in length.');
  }),
  // components/reference, Button Structure: label "max 80 characters".
  each('button-label-at-most-80-characters', ({ component, path }) =>
    component.type === C.Button ? tooLong([...path, 'label'], component.label, 80) : [],
  ),
  // components/reference, Button: which fields each style must and cannot have.
  each('button-fields-fit-the-style', buttonProblems),
  // components/reference, Button and selects: only in an Action Row, or (a button) as a Section's accessory.
  each('interactive-components-stand-in-a-row', ({ component, path, parent }) => {
    const free = component.type === C.Button && parent?.type === C.Section;
    if (!(component.type === C.Button || isSelect(component.type)) || free || parent?.type === C.ActionRow)
      return [];
    return problem([...path, 'type'], 'UNION_TYPE_CHOICES', 'Must be placed inside an Action Row.');
  }),
  {
    // components/reference, Custom ID: components "on the same message must not share the same custom_id".
    name: 'custom-ids-are-unique',
    page: PAGE,
    *check(subject) {
      const seen = new Set<string>();
      for (const { component, path } of placed(subject)) {
        if (!component.custom_id) continue;
        if (seen.has(component.custom_id)) {
          const message = 'Component custom id cannot be duplicated';
          yield* problem([...path, 'custom_id'], 'COMPONENT_CUSTOM_ID_DUPLICATED', message);
        }
        seen.add(component.custom_id);
      }
    },
  },
  {
    // components/reference, Anatomy of a Component: "The id must be unique within the message"; 0 is as empty.
    name: 'component-ids-are-unique',
    page: PAGE,
    *check(subject) {
      const seen = new Set<number>();
      for (const { component, path } of placed(subject)) {
        if (!component.id) continue;
        if (seen.has(component.id)) {
          yield* problem([...path, 'id'], 'COMPONENT_ID_DUPLICATED', 'Component id cannot be duplicated');
        }
        seen.add(component.id);
      }
    },
  },
];
