import type { CommandShape, DescribedOption, Texts } from '../../chat/command-shape.ts';
import type { Language } from '../../chat/language.ts';

/** Discord's locales for Spanish: one of Spain, one of Latin America. */
const spanish = ['es-ES', 'es-419'] as const;

/** Option types. Source: Discord, Application Commands. */
const optionType = { subCommand: 1, text: 3, channel: 7 } as const;
/** Text and announcement channels: where a post can stand for weeks (threads close by themselves). */
export const postableChannels = [0, 5];

export interface ApplicationCommand extends ReturnType<typeof named> {
  readonly type: 1;
  readonly options: readonly object[];
  /** Where it can be used: 0 in servers, 1 in direct messages with the bot. */
  readonly contexts: readonly number[];
  /** Installed in servers. */
  readonly integration_types: readonly [0];
}

/** What Discord is told of our commands: sub-commands are gathered under their common first word. */
export function applicationCommands(shapes: readonly CommandShape[]): ApplicationCommand[] {
  const top = Map.groupBy(shapes, ({ name }) => name.split(' ')[0] ?? name);
  return [...top].map(([name, [first, ...others]]) => {
    if (!first) throw new RangeError(`no command ${name}`);
    const common = { type: 1, contexts: [0, 1], integration_types: [0] } as const;
    if (!first.parent) return { ...named(name, first.texts), ...common, options: first.options.map(option) };
    const options = [first, ...others].map((shape) => ({
      type: optionType.subCommand,
      ...named(shape.name.split(' ')[1] ?? shape.name, shape.texts),
      options: shape.options.map(option),
    }));
    return { ...named(name, first.parent), ...common, options };
  });
}

function option(described: DescribedOption) {
  const { name, texts, type, required, choices, choiceTexts, maxLength, completes } = described;
  return {
    type: type === 'channel' ? optionType.channel : optionType.text,
    ...named(name, texts),
    required,
    ...(type === 'channel' ? { channel_types: postableChannels } : {}),
    ...(type === 'choice'
      ? {
          choices: choices.map((value, at) => ({
            name: choiceTexts.en[at] ?? value,
            name_localizations: localized({ en: value, es: choiceTexts.es[at] ?? value }),
            value,
          })),
        }
      : {}),
    ...((type === 'text' || type === 'moment') && maxLength !== undefined ? { max_length: maxLength } : {}),
    ...(completes === undefined ? {} : { autocomplete: true }),
  };
}

/** The name in the code stays Discord's own name; what people read is in their language. */
function named(name: string, texts: Readonly<Record<Language, Texts>>) {
  return {
    name,
    description: texts.en.description,
    name_localizations: {
      ...localized({ en: texts.en.name, es: texts.es.name }),
      'en-US': texts.en.name,
      'en-GB': texts.en.name,
    },
    description_localizations: localized({ en: texts.en.description, es: texts.es.description }),
  };
}

function localized({ es }: Readonly<Record<Language, string>>): Record<string, string> {
  return Object.fromEntries(spanish.map((locale) => [locale, es]));
}
