import { ComponentType, InteractionResponseType, InteractionType } from 'discord-api-types/v10';
import type { CommandChoice } from './command.ts';
import type { Component } from './component.ts';
import { walkComponents } from './component-tree.ts';
import type { Problem } from './problem.ts';
import { characters, type Rule, tooLong } from './rule.ts';
import { optionProblems, rangeProblems } from './select-problems.ts';

const PAGE = 'interactions/receiving-and-responding';
const R = InteractionResponseType;

export interface ModalSubject {
  readonly title: string;
  readonly custom_id: string;
  readonly components: readonly Component[];
}

export interface ResponseTypeSubject {
  readonly interactionType: number;
  /** Whether the interaction came from a component of a message, itself or by way of a modal. */
  readonly hasMessage: boolean;
  readonly responseType: number;
}

export const modalRules: readonly Rule<ModalSubject>[] = [
  {
    // receiving-and-responding, Modal: "Title of the popup modal, max 45 characters".
    name: 'modal-title-of-1-to-45-characters',
    page: PAGE,
    check: ({ title }) =>
      characters(title) === 0
        ? [{ path: ['data', 'title'], code: 'BASE_TYPE_REQUIRED', message: 'This field is required' }]
        : tooLong(['data', 'title'], title, 45),
  },
  {
    // receiving-and-responding, Modal: "Between 1 and 5 (inclusive) components"; the schema says 40.
    name: 'modal-has-1-to-5-components',
    page: PAGE,
    check: ({ components }) =>
      components.length >= 1 && components.length <= 5
        ? []
        : [
            {
              path: ['data', 'components'],
              code: 'BASE_TYPE_BAD_LENGTH',
              message: 'Must be between 1 and 5 in length.',
            },
          ],
  },
  {
    // components/reference, Custom ID: unique in the modal, 1-100 characters.
    name: 'modal-custom-ids-are-unique',
    page: 'components/reference',
    *check({ components }) {
      const seen = new Set<string>();
      for (const { component, path } of walkComponents(components, ['data', 'components'])) {
        if (!component.custom_id) continue;
        const at = [...path, 'custom_id'];
        if (seen.has(component.custom_id)) {
          yield {
            path: at,
            code: 'COMPONENT_CUSTOM_ID_DUPLICATED',
            message: 'Component custom id cannot be duplicated',
          };
        }
        yield* tooLong(at, component.custom_id, 100);
        seen.add(component.custom_id);
      }
    },
  },
  {
    // components/reference, selects: "Using disabled in a modal will result in an error"; "min_values must be
    // either omitted or at least 1 if required is omitted or true"; Text Input lengths must be in order.
    name: 'modal-components-can-be-answered',
    page: 'components/reference',
    *check({ components }) {
      const bad = (path: Problem['path'], message: string): Problem => ({
        path,
        code: 'COMPONENT_INVALID',
        message,
      });
      for (const { component, path } of walkComponents(components, ['data', 'components'])) {
        const { min_length, max_length, min_values, required, disabled, value } = component;
        if (disabled) yield bad([...path, 'disabled'], 'Modals cannot have disabled components.');
        if (min_values === 0 && required !== false)
          yield bad([...path, 'min_values'], 'At least 1 when required.');
        if (component.type !== ComponentType.TextInput) continue;
        if ((min_length ?? 0) > (max_length ?? 4000)) yield bad([...path, 'min_length'], 'Over max_length.');
        if (typeof value === 'string') yield* tooLong([...path, 'value'], value, max_length ?? 4000);
      }
    },
  },
  {
    // components/reference, selects: what may be chosen in them, and what is chosen by default.
    name: 'modal-menus-can-be-chosen-from',
    page: 'components/reference',
    check: ({ components }) =>
      [...walkComponents(components, ['data', 'components'])].flatMap((one) => [
        ...optionProblems(one),
        ...rangeProblems(one),
      ]),
  },
];

export const autocompleteRules: readonly Rule<readonly CommandChoice[]>[] = [
  {
    // receiving-and-responding, Autocomplete: "max of 25 choices"; choice structure: name 1-100, value up to 100.
    name: 'autocomplete-choices-within-limits',
    page: PAGE,
    check: (choices) => [
      ...(choices.length > 25
        ? [
            {
              path: ['data', 'choices'],
              code: 'BASE_TYPE_MAX_LENGTH',
              message: 'Must be 25 or fewer in length.',
            },
          ]
        : []),
      ...choices.flatMap((choice, index) => [
        ...tooLong(['data', 'choices', index, 'name'], choice.name, 100),
        ...tooLong(['data', 'choices', index, 'value'], String(choice.value), 100),
      ]),
    ],
  },
];

export const responseTypeRules: readonly Rule<ResponseTypeSubject>[] = [
  {
    // receiving-and-responding, Interaction Callback Type: 6 and 7 for components only, 8 for autocomplete only
    // (and nothing else for it), 9 not for modal submits.
    name: 'response-type-fits-the-interaction',
    page: PAGE,
    check({ interactionType, hasMessage, responseType }) {
      const isAutocomplete = interactionType === InteractionType.ApplicationCommandAutocomplete;
      const isModalSubmit = interactionType === InteractionType.ModalSubmit;
      const updates = responseType === R.DeferredMessageUpdate || responseType === R.UpdateMessage;
      const fits =
        isAutocomplete === (responseType === R.ApplicationCommandAutocompleteResult) &&
        !(updates && !hasMessage) &&
        !(responseType === R.Modal && isModalSubmit);
      return fits
        ? []
        : [
            {
              path: ['type'],
              code: 'INTERACTION_RESPONSE_TYPE_INVALID',
              message: 'Not a response to this interaction',
            },
          ];
    },
  },
];
