import { ApplicationCommandOptionType, ApplicationCommandType, Locale } from 'discord-api-types/v10';
import type { CommandBody, CommandOption } from './command.ts';
import type { Problem } from './problem.ts';
import { characters, type Rule, tooLong } from './rule.ts';

const PAGE = 'interactions/application-commands';
const T = ApplicationCommandOptionType;
const LOCALES: ReadonlySet<string> = new Set(Object.values(Locale));
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const GROUPING: readonly number[] = [T.Subcommand, T.SubcommandGroup];
const CHOOSABLE: readonly number[] = [T.String, T.Integer, T.Number];

type Path = Problem['path'];
type Level = {
  readonly options: readonly CommandOption[];
  readonly path: Path;
  readonly parent: number | null;
};
type Named = {
  readonly item: CommandBody | CommandOption;
  readonly path: Path;
  readonly isPlainName: boolean;
};

/** Each list of options in a command, with the path to it. */
function* levels(command: CommandBody | CommandOption, path: Path, parent: number | null): Generator<Level> {
  const options = command.options ?? [];
  yield { options, path: [...path, 'options'], parent };
  for (const [index, option] of options.entries())
    yield* levels(option, [...path, 'options', index], option.type);
}

function* namedIn(command: CommandBody): Generator<Named> {
  const isChatInput = (command.type ?? ApplicationCommandType.ChatInput) === ApplicationCommandType.ChatInput;
  yield { item: command, path: [], isPlainName: !isChatInput };
  for (const { options, path } of levels(command, [], null)) {
    for (const [index, item] of options.entries()) yield { item, path: [...path, index], isPlainName: false };
  }
}

function onLevels(name: string, check: (level: Level) => Problem[]): Rule<CommandBody> {
  return { name, page: PAGE, check: (command) => [...levels(command, [], null)].flatMap(check) };
}

function onNamed(name: string, check: (named: Named) => Problem[]): Rule<CommandBody> {
  return { name, page: PAGE, check: (command) => [...namedIn(command)].flatMap(check) };
}

function badName(path: Path, name: string): Problem[] {
  return NAME.test(name) && name === name.toLowerCase()
    ? []
    : [{ path, code: 'APPLICATION_COMMAND_INVALID_NAME', message: 'Command name is invalid' }];
}

function duplicates(path: Path, names: readonly string[], code: string): Problem[] {
  return new Set(names).size < names.length ? [{ path, code, message: 'Names must be unique' }] : [];
}

/** "only the longest localization for each field (including the default value) is counted". */
function longest(
  text: string | null | undefined,
  localizations: CommandOption['name_localizations'],
): number {
  return Math.max(...[text ?? '', ...Object.values(localizations ?? {})].map(characters));
}

function size(item: CommandBody | CommandOption): number {
  const own =
    longest(item.name, item.name_localizations) + longest(item.description, item.description_localizations);
  const choices = 'choices' in item ? (item.choices ?? []) : [];
  const ofChoices = choices.map((c) => longest(c.name, c.name_localizations) + characters(String(c.value)));
  return [own, ...ofChoices, ...(item.options ?? []).map(size)].reduce((sum, length) => sum + length, 0);
}

export const commandRules: readonly Rule<CommandBody>[] = [
  // application-commands, Application Command Naming: the regex, and the lowercase variant of every letter.
  onNamed('names-match-the-naming-rule', ({ item, path, isPlainName }) =>
    isPlainName ? [] : badName([...path, 'name'], item.name),
  ),
  // application-commands, structures: "Values follow the same restrictions as name".
  onNamed('localized-names-match-the-naming-rule', ({ item, path, isPlainName }) =>
    isPlainName
      ? []
      : Object.entries(item.name_localizations ?? {}).flatMap(([locale, name]) =>
          badName([...path, 'name_localizations', locale], name),
        ),
  ),
  // application-commands, structures: "dictionary with keys in available locales" (reference, Locales).
  onNamed('localizations-are-of-known-locales', ({ item, path }) =>
    (['name_localizations', 'description_localizations'] as const).flatMap((field) =>
      Object.keys(item[field] ?? {})
        .filter((locale) => !LOCALES.has(locale))
        .map((locale) => ({
          path: [...path, field, locale],
          code: 'BASE_TYPE_CHOICES',
          message: `"${locale}" is not one of Discord's locales.`,
        })),
    ),
  ),
  // application-commands, structures: description of 1-100 characters, for CHAT_INPUT commands and options.
  onNamed('descriptions-of-1-to-100-characters', ({ item, path, isPlainName }) => {
    const at = [...path, 'description'];
    if (isPlainName) return [];
    if (!item.description)
      return [{ path: at, code: 'BASE_TYPE_REQUIRED', message: 'This field is required' }];
    return tooLong(at, item.description, 100);
  }),
  // application-commands, structures: at most 25 options at each level.
  onLevels('at-most-25-options', ({ options, path }) =>
    options.length > 25
      ? [{ path, code: 'BASE_TYPE_MAX_LENGTH', message: 'Must be 25 or fewer in length.' }]
      : [],
  ),
  // application-commands, option structure: "name must be unique within an array of options".
  onLevels('option-names-are-unique', ({ options, path }) =>
    duplicates(
      path,
      options.map((option) => option.name),
      'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS',
    ),
  ),
  // application-commands, option structure: "Required options must be listed before optional ones".
  onLevels('required-options-come-first', ({ options, path }) =>
    options.flatMap((option, index) =>
      option.required && options.slice(0, index).some((earlier) => !earlier.required)
        ? [
            {
              path: [...path, index],
              code: 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
              message: 'Required options must be placed before non-required options',
            },
          ]
        : [],
    ),
  ),
  // application-commands, Subcommands: a base command with subcommands is unusable, so takes no plain options;
  // subcommands stand in a command or group, groups in a command only.
  onLevels('subcommands-are-not-mixed-or-nested-deeper', ({ options, path, parent }) => {
    const grouping = options.filter(({ type }) => GROUPING.includes(type));
    const isMixed = grouping.length > 0 && grouping.length < options.length;
    const isTooDeep =
      (parent === T.SubcommandGroup && options.some(({ type }) => type !== T.Subcommand)) ||
      (parent === T.Subcommand && grouping.length > 0);
    return isMixed || isTooDeep
      ? [
          {
            path,
            code: 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
            message: 'Sub-command mixed or misplaced',
          },
        ]
      : [];
  }),
  // application-commands, choice structure: at most 25; names of 1-100 characters; string values up to 100.
  onLevels('choices-within-limits', ({ options, path }) =>
    options.flatMap((option, index) => {
      const at = [...path, index, 'choices'];
      const choices = option.choices ?? [];
      return [
        ...(choices.length > 25
          ? [{ path: at, code: 'BASE_TYPE_MAX_LENGTH', message: 'Must be 25 or fewer in length.' }]
          : []),
        ...(choices.length > 0 && !CHOOSABLE.includes(option.type)
          ? [
              {
                path: at,
                code: 'APPLICATION_COMMAND_OPTION_CHOICES_INVALID',
                message: 'No choices for this type',
              },
            ]
          : []),
        ...duplicates(
          at,
          choices.map((choice) => choice.name),
          'APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_EXISTS',
        ),
        ...choices.flatMap((choice, place) => [
          ...tooLong([...at, place, 'name'], choice.name, 100),
          ...tooLong([...at, place, 'value'], String(choice.value), 100),
        ]),
      ];
    }),
  ),
  // application-commands, option structure: "autocomplete may not be set to true if choices are present".
  onLevels('autocomplete-or-choices', ({ options, path }) =>
    options.flatMap((option, index) =>
      option.autocomplete && ((option.choices ?? []).length > 0 || !CHOOSABLE.includes(option.type))
        ? [
            {
              path: [...path, index, 'autocomplete'],
              code: 'APPLICATION_COMMAND_OPTION_AUTOCOMPLETE_INVALID',
              message: 'Autocomplete needs a string, integer or number option without choices',
            },
          ]
        : [],
    ),
  ),
  {
    // application-commands, Slash Commands: 8000 characters for all names, descriptions and values of a command.
    name: 'command-at-most-8000-characters',
    page: PAGE,
    check: (command) =>
      size(command) > 8000
        ? [
            {
              path: [],
              code: 'APPLICATION_COMMAND_TOO_LARGE',
              message: 'Command exceeds maximum size (8000)',
            },
          ]
        : [],
  },
];

export const commandListRules: readonly Rule<readonly CommandBody[]>[] = [
  {
    // application-commands, Registering a Command: 100 global CHAT_INPUT, 15 USER and 15 MESSAGE commands.
    name: 'at-most-100-commands',
    page: PAGE,
    check: (commands) =>
      [100, 15, 15].flatMap((most, index) =>
        commands.filter((command) => (command.type ?? 1) === index + 1).length > most
          ? [{ path: [], code: 'BASE_TYPE_MAX_LENGTH', message: `Must be ${most} or fewer in length.` }]
          : [],
      ),
  },
  {
    // application-commands, Registering a Command: names are unique per application, per type, in each scope.
    name: 'command-names-are-unique',
    page: PAGE,
    check: (commands) =>
      duplicates(
        [],
        commands.map((command) => `${command.type ?? 1} ${command.name}`),
        'APPLICATION_COMMANDS_DUPLICATE_NAME',
      ),
  },
];
