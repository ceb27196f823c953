import type { PlainTextOption } from '@slack/types';
import type { Responder } from '../../../chat/responder.ts';
import { choiceOption } from '../forms/inputs.ts';
import { formLimits } from '../forms/limits.ts';
import type { Acknowledgement } from './acknowledgement.ts';
import { impossible } from './impossible.ts';

/** Gives a menu its options. https://docs.slack.dev/reference/interaction-payloads/block_suggestion-payload */
export function completionResponder(ack: Acknowledgement<{ options: PlainTextOption[] }>): Responder {
  const none = (): Promise<void> => ack.give({ options: [] });
  return {
    defer: none,
    answer: none,
    refuse: none,
    update: none,
    note: none,
    open: () => impossible('a form'),
    async complete(choices) {
      const options = choices
        .filter(({ value }) => value !== '' && value.length <= formLimits.option.value)
        .slice(0, formLimits.options)
        .map(({ label, value }) => choiceOption(label, value));
      await ack.give({ options });
    },
  };
}
