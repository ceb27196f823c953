import type { Button as SlackButton } from '@slack/types';
import type { ActionCall } from '../../../chat/action-id.ts';
import type { ActionButton, Button, LinkButton, SelectOption } from '../../../chat/message.ts';
import { oneLine } from '../../rendering/clean-text.ts';
import { groupLabel, optionGroups } from '../../rendering/select-options.ts';
import { shorten } from '../../rendering/shorten.ts';
import { webAddress } from '../../rendering/web-address.ts';
import { escapePlain } from './escape.ts';
import { limits } from './limits.ts';
import { paragraphUnits } from './text-units.ts';
import { controlUnit, type SlackUnit } from './unit.ts';

/** Gives each control of a message its own action_id. */
export type GiveId = (call: ActionCall) => string;

/** What Slack reports when a link button is pressed: it opens by itself and only has to be acknowledged. */
export const openLinkAction = 'open-link';

/** Up to 25 in a block. A link that no button can hold stands as text before them. */
export function buttonUnits(buttons: readonly Button[], giveId: GiveId): readonly SlackUnit[] {
  const texts: SlackUnit[] = [];
  const drawn: SlackButton[] = [];
  for (const button of buttons) {
    const element = 'press' in button ? actionButton(button, giveId) : linkButton(button, giveId);
    if (element) drawn.push(element);
    else if ('url' in button) texts.push(...paragraphUnits(`${button.label}: ${button.url}`));
  }
  const rows = Array.from({ length: Math.ceil(drawn.length / limits.actions) }, (_, row) =>
    controlUnit({ type: 'actions', elements: drawn.slice(row * limits.actions, (row + 1) * limits.actions) }),
  );
  return [...texts, ...rows];
}

/** One select, or several where there are more options than one holds; none without options. */
export function selectUnits(
  { label, choose, options }: { label: string; choose: ActionCall; options: readonly SelectOption[] },
  giveId: GiveId,
): readonly SlackUnit[] {
  const choices = options.map((option) => ({ ...option, label: escapePlain(oneLine(option.label)) }));
  return optionGroups(choices, limits.select).map((group, index) => {
    const placeholder = groupLabel(escapePlain(label), index, limits.select.placeholder);
    return controlUnit({
      type: 'actions',
      elements: [
        {
          type: 'static_select',
          action_id: giveId(choose),
          options: group.map((option) => ({ text: plainText(option.label), value: option.value })),
          ...(placeholder === '' ? {} : { placeholder: plainText(placeholder) }),
        },
      ],
    });
  });
}

function actionButton({ label, look, press, emoji }: ActionButton, giveId: GiveId): SlackButton {
  const words = [emoji, escapePlain(oneLine(label))].filter(Boolean).join(' ');
  return {
    type: 'button',
    action_id: giveId(press),
    text: plainText(shorten(words, limits.buttonText) || '…'),
    ...(look === 'plain' ? {} : { style: look }),
  };
}

function linkButton({ label, url }: LinkButton, giveId: GiveId): SlackButton | null {
  const address = webAddress(url);
  if (address === null || address.length > limits.buttonUrl) return null;
  const words = shorten(escapePlain(oneLine(label)), limits.buttonText) || new URL(address).hostname;
  return {
    type: 'button',
    action_id: giveId({ action: openLinkAction, args: [] }),
    text: plainText(shorten(words, limits.buttonText)),
    url: address,
  };
}

function plainText(text: string): { type: 'plain_text'; text: string; emoji: true } {
  return { type: 'plain_text', text, emoji: true };
}
