import type { CommandShape } from '../../../chat/command-shape.ts';
import type { CompletionChoice } from '../../../chat/responder.ts';
import { commandName } from './command-names.ts';
import type { ComposerContext } from './composer.ts';
import { element } from './elements.ts';
import { cross, plus, sendArrow } from './icons.ts';
import { type OptionField, optionField } from './option-field.ts';

interface CommandFormOptions {
  readonly command: CommandShape;
  /** What was typed after the command's name: it goes into the first option. */
  readonly rest: string;
  readonly context: ComposerContext;
  tell(text: string): void;
  /** The form is done with: handed in, or given up. */
  close(): void;
}

/** A chosen command with its options to fill in: required ones at once, the others when they are added. */
export function commandForm({ command, rest, context, tell, close }: CommandFormOptions): HTMLElement {
  const { words, language, channel } = context;
  const complete = (option: string, typed: string): Promise<readonly CompletionChoice[]> =>
    context.complete(command.name, option, typed);
  const open: OptionField[] = [];
  const boxes = element('div', { class: 'options' });
  const more = element('div', { class: 'more' });
  const name = commandName(command, language);
  const form = element(
    'form',
    { class: 'command-form', autocomplete: 'off', 'aria-label': `/${name}` },
    element(
      'div',
      { class: 'command-head' },
      element('span', { class: 'command-name' }, `/${name}`),
      element('span', { class: 'command-about' }, command.texts[language].description),
      element(
        'button',
        {
          type: 'button',
          class: 'icon-button',
          'aria-label': words('cancel'),
          title: words('cancel'),
          click: close,
        },
        cross(),
      ),
    ),
    boxes,
    element('div', { class: 'command-foot' }, more, sendButton(words('send'))),
  );

  function show(option: CommandShape['options'][number]): OptionField {
    const made = optionField(option, { words, language, channel, complete });
    open.push(made);
    boxes.append(made.root);
    return made;
  }

  const hidden = command.options.filter(({ required }, at) => !required && !(at === 0 && rest !== ''));
  for (const option of command.options) if (!hidden.includes(option)) show(option);
  for (const option of hidden) {
    const label = option.texts[language].name;
    const chip = element('button', {
      type: 'button',
      class: 'chip',
      'aria-label': words('add-option', { name: label }),
    });
    chip.append(plus(), label);
    chip.addEventListener('click', () => {
      chip.remove();
      show(option).box.focus();
      if (more.querySelector('button') === null) more.replaceChildren();
    });
    more.append(chip);
  }
  if (hidden.length > 0) more.prepend(element('span', {}, words('optional')));
  if (open[0] !== undefined) open[0].box.value = rest;

  form.addEventListener('keydown', (event) => {
    const inFirst = event.target === open[0]?.box && open[0]?.box.value === '';
    if (event.key !== 'Escape' && !(event.key === 'Backspace' && inFirst)) return;
    event.preventDefault();
    close();
  });
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const missing = open.find((field) => field.option.required && field.value().trim() === '');
    if (missing !== undefined) {
      tell(words('fill-in', { name: missing.name }));
      missing.box.focus();
      return;
    }
    const filled = open.filter((field) => field.value() !== '');
    const options = Object.fromEntries(filled.map((field) => [field.option.name, field.value()]));
    const failure = await context.use(command.name, options);
    if (failure === null) close();
    else tell(failure);
  });
  return form;
}

function sendButton(label: string): HTMLElement {
  return element(
    'button',
    { type: 'submit', class: 'send', title: label },
    sendArrow(),
    element('span', {}, label),
  );
}

/** Where typing goes on: the first option, or where there is none, the button that sends. */
export function focusForm(form: HTMLElement): void {
  const box =
    form.querySelector<HTMLElement>('.options input, .options select') ??
    form.querySelector<HTMLElement>('.send');
  box?.focus();
  if (box instanceof HTMLInputElement) box.setSelectionRange(box.value.length, box.value.length);
}
