import type { DescribedOption } from '../../../chat/command-shape.ts';
import type { Language } from '../../../chat/language.ts';
import type { CompletionChoice } from '../../../chat/responder.ts';
import { combobox } from './combobox.ts';
import { element, freshId } from './elements.ts';
import type { Words } from './words.ts';

export interface OptionField {
  readonly option: DescribedOption;
  /** As the visitor reads it. */
  readonly name: string;
  readonly root: HTMLElement;
  readonly box: HTMLInputElement | HTMLSelectElement;
  value(): string;
}

interface OptionFieldContext {
  readonly words: Words;
  readonly language: Language;
  readonly channel: string;
  complete(option: string, typed: string): Promise<readonly CompletionChoice[]>;
}

/** The text box or list in which one option of a command is filled in. */
export function optionField(option: DescribedOption, context: OptionFieldContext): OptionField {
  const { words, language } = context;
  const { name, description } = option.texts[language];
  const ids = { id: freshId('option'), 'aria-describedby': freshId('about') };
  const shared = { ...ids, 'data-option': option.name, 'aria-required': String(option.required) };
  const made =
    option.type === 'text' || option.type === 'moment'
      ? textBox(option, name, shared, context)
      : list(option, shared, context);
  const root = element(
    'div',
    { class: 'option' },
    element(
      'label',
      { for: ids.id },
      name,
      option.required ? element('span', { class: 'required' }, words('required')) : null,
    ),
    element('div', { class: 'option-box' }, made.box, made.popup),
    element('p', { id: ids['aria-describedby'], class: 'about' }, description),
  );
  return { option, name, root, box: made.box, value: made.value };
}

interface Made {
  readonly box: HTMLInputElement | HTMLSelectElement;
  readonly popup: HTMLElement | null;
  value(): string;
}

function list(option: DescribedOption, shared: Record<string, string>, context: OptionFieldContext): Made {
  const { language, channel } = context;
  const choices =
    option.type === 'channel'
      ? [[channel, `#${channel}`] as const]
      : option.choices.map((value, at) => [value, option.choiceTexts[language][at] ?? value] as const);
  const box = element(
    'select',
    shared,
    element('option', { value: '' }, '—'),
    ...choices.map(([value, label]) => element('option', { value }, label)),
  );
  return { box, popup: null, value: () => box.value };
}

/** How long typing must rest before completions are asked for, in milliseconds. */
const restMs = 120;

function textBox(
  option: DescribedOption,
  name: string,
  shared: Record<string, string>,
  { words, complete }: OptionFieldContext,
): Made {
  const box = element('input', { ...shared, type: 'text', autocomplete: 'off', spellcheck: 'false' });
  if (option.completes === undefined) return { box, popup: null, value: () => box.value };
  // The list shows an event's title; what is handed over is its id.
  let picked: CompletionChoice | null = null;
  const popup = combobox({
    input: box,
    label: words('suggestions', { name }),
    heading: () => null,
    async suggest(typed) {
      await new Promise((resolve) => setTimeout(resolve, restMs));
      if (box.value !== typed) return null;
      const choices = await complete(option.name, typed);
      return choices.map(({ value, label }) => ({ value, label, detail: '' }));
    },
    pick(choice) {
      picked = choice;
      box.value = choice.label;
    },
    tabStays: false,
  });
  box.addEventListener('focus', () => box.click());
  return { box, popup, value: () => (picked?.label === box.value ? picked.value : box.value) };
}
