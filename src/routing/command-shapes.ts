import type { CommandShape, DescribedOption, Texts } from '../chat/command-shape.ts';
import { type Language, languages } from '../chat/language.ts';
import { describeOptions, type OptionShape } from '../chat/options.ts';
import type { Phrases } from '../phrases/phrases.ts';
import type { Registry } from './registry.ts';

/** Every command as platforms declare it and people read it, from its schema and the phrases; what anyone can use first. */
export function commandShapes(registry: Pick<Registry<never>, 'commands'>, phrases: Phrases): CommandShape[] {
  const commands = [...registry.commands.values()];
  const forAnyone = (is: boolean) => commands.filter(({ who }) => (who === 'anyone') === is);
  return [...forAnyone(true), ...forAnyone(false)].map((command) => {
    const parent = command.name.includes(' ') ? command.name.split(' ')[0] : undefined;
    return {
      name: command.name,
      who: command.who,
      texts: texts(phrases, command.description),
      parent: parent === undefined ? null : texts(phrases, `command.${parent}`),
      options: describeOptions(command.options).map((option) =>
        described(phrases, command.description, option),
      ),
    };
  });
}

function described(phrases: Phrases, command: string, option: OptionShape): DescribedOption {
  const choice = (language: Language) =>
    option.choices.map((each) => phrases.text(language, `option.${option.name}.${each}`));
  return {
    ...option,
    texts: texts(phrases, `${command}.${option.name}`),
    labels: {
      en: label(phrases, 'en', `${command}.${option.name}`),
      es: label(phrases, 'es', `${command}.${option.name}`),
    },
    choiceTexts: { en: choice('en'), es: choice('es') },
  };
}

/** Its own phrase where there is one, else the name made readable. */
function label(phrases: Phrases, language: Language, key: string): string {
  if (phrases.has(`${key}.label`)) return phrases.text(language, `${key}.label`);
  const words = phrases.text(language, `${key}.name`).replace(/[_-]+/g, ' ');
  return words.charAt(0).toLocaleUpperCase(language) + words.slice(1);
}

function texts(phrases: Phrases, key: string): Record<Language, Texts> {
  const [en, es] = languages.map((language) => ({
    name: phrases.text(language, `${key}.name`),
    description: phrases.text(language, `${key}.description`),
  }));
  if (!en || !es) throw new RangeError(`no texts for ${key}`);
  return { en, es };
}
