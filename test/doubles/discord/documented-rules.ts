import { commandListRules, commandRules } from './rules-commands.ts';
import { componentRules } from './rules-components.ts';
import { messageRules } from './rules-messages.ts';
import { autocompleteRules, modalRules, responseTypeRules } from './rules-responses.ts';

/**
 * The rules Discord documents (https://docs.discord.com/developers/<page>) which the schemas made from its
 * OpenAPI document do not state, by what they are about. Each has a name and names its page.
 */
export const documentedRules = {
  message: [...messageRules, ...componentRules],
  modal: modalRules,
  autocomplete: autocompleteRules,
  responseType: responseTypeRules,
  command: commandRules,
  commandList: commandListRules,
};
