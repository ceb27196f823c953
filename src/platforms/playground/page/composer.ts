import type { CommandShape } from '../../../chat/command-shape.ts';
import type { Language } from '../../../chat/language.ts';
import type { CompletionChoice } from '../../../chat/responder.ts';
import { combobox } from './combobox.ts';
import { commandForm, focusForm } from './command-form.ts';
import { commandName, matchingCommands, typedCommand } from './command-names.ts';
import { element } from './elements.ts';
import type { Words } from './words.ts';

export interface ComposerContext {
  readonly words: Words;
  readonly language: Language;
  /** The languages in which this chat takes the names of commands. */
  readonly typedIn: readonly Language[];
  readonly commands: readonly CommandShape[];
  readonly chat: string;
  readonly channel: string;
  /** Uses a command; returns what went wrong, in words, or null. */
  use(command: string, options: Readonly<Record<string, string>>): Promise<string | null>;
  complete(command: string, option: string, typed: string): Promise<readonly CompletionChoice[]>;
}

/** Where commands are typed: a text box that completes them, which turns into a form for the chosen one. */
export function composer(context: ComposerContext): HTMLElement {
  const { words, language, typedIn, commands, chat, channel } = context;
  const told = element('p', { class: 'told', role: 'status' });
  const place = element('div', { class: 'composer-box' });
  const tell = (text: string) => told.replaceChildren(text);
  /** By a name in another language only what no name in the reader's own begins with or holds. */
  const matching = (typed: string) => {
    const own = matchingCommands(commands, typed, [language]);
    return own.length > 0 ? own : matchingCommands(commands, typed, typedIn);
  };

  const line = element('input', {
    type: 'text',
    class: 'line',
    'aria-label': words('composer', { chat, channel }),
    placeholder: words('composer-placeholder'),
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    enterkeyhint: 'go',
  });
  const popup = combobox({
    input: line,
    label: words('commands'),
    heading: (typed) => (isPlainText(typed) ? words('only-commands') : words('commands')),
    async suggest(typed) {
      // Nothing typed: the list would cover the messages of whoever only passes by with Tab.
      const wanted = isPlainText(typed) ? '' : typed.slice(1);
      return matching(wanted).map((command) => ({
        value: command.name,
        label: `/${commandName(command, language)}`,
        detail: command.texts[language].description,
      }));
    },
    pick({ value }) {
      const command = commands.find(({ name }) => name === value);
      if (command !== undefined) fillIn(command, isPlainText(line.value) ? line.value.trim() : '');
    },
    tabStays: true,
  });
  const idle = element('div', { class: 'idle' }, line, popup);

  line.addEventListener('input', () => {
    tell('');
    const typed = typedCommand(commands, line.value, typedIn);
    if (typed !== null) fillIn(typed.command, typed.rest);
    else if (line.value.startsWith('/') && matching(line.value.slice(1)).length === 0) {
      tell(words('no-command'));
    }
  });

  function fillIn(command: CommandShape, rest: string): void {
    tell('');
    const form = commandForm({
      command,
      rest,
      context,
      tell,
      close() {
        tell('');
        line.value = '';
        place.replaceChildren(idle);
        line.focus();
      },
    });
    place.replaceChildren(form);
    focusForm(form);
  }

  place.append(idle);
  return element('div', { class: 'composer' }, told, place);
}

/** Text without a slash: not read by the bot, but it may be what somebody wants to ask. */
function isPlainText(typed: string): boolean {
  return typed.trim() !== '' && !typed.startsWith('/');
}
