import type { APIButtonComponent } from 'discord-api-types/v10';
import type { ActionCall } from '../../../chat/action-id.ts';
import type { ActionButton, Button, LinkButton, SelectOption } from '../../../chat/message.ts';
import { oneLine } from '../../rendering/clean-text.ts';
import { groupLabel, optionGroups } from '../../rendering/select-options.ts';
import { shorten } from '../../rendering/shorten.ts';
import { webAddress } from '../../rendering/web-address.ts';
import { buttonStyles, componentTypes } from './constants.ts';
import { limits } from './limits.ts';
import { paragraphUnits } from './text-units.ts';
import { componentUnit, type DiscordUnit } from './unit.ts';

/** Gives each control of a message its own custom_id. */
export type GiveId = (call: ActionCall) => string;

/** Rows of five. A link that no button can hold stands as text before them. */
export function buttonUnits(buttons: readonly Button[], giveId: GiveId): readonly DiscordUnit[] {
  const rows: APIButtonComponent[][] = [];
  const texts: DiscordUnit[] = [];
  for (const button of buttons) {
    const drawn = 'press' in button ? actionButton(button, giveId) : linkButton(button);
    if (!drawn) texts.push(...paragraphUnits(linkAsText(button)));
    else if (rows.at(-1) && (rows.at(-1)?.length ?? 0) < limits.buttonsPerRow) rows.at(-1)?.push(drawn);
    else rows.push([drawn]);
  }
  const row = (components: APIButtonComponent[]): DiscordUnit =>
    componentUnit({ type: componentTypes.actionRow, components }, true);
  return [...texts, ...rows.map(row)];
}

/** One select, or several where there are more options than one holds; none without options. */
export function selectUnits(
  { label, choose, options }: { label: string; choose: ActionCall; options: readonly SelectOption[] },
  giveId: GiveId,
): readonly DiscordUnit[] {
  return optionGroups(options, limits.select).map((group, index) => {
    const placeholder = groupLabel(label, index, limits.select.placeholder);
    return componentUnit(
      {
        type: componentTypes.actionRow,
        components: [
          {
            type: componentTypes.stringSelect,
            custom_id: giveId(choose),
            options: [...group],
            ...(placeholder === '' ? {} : { placeholder }),
          },
        ],
      },
      true,
    );
  });
}

function actionButton({ label, look, press, emoji }: ActionButton, giveId: GiveId): APIButtonComponent {
  const words = shorten(oneLine(label), limits.buttonLabel);
  const visible = words === '' && !emoji ? '…' : words;
  return {
    type: componentTypes.button,
    style: buttonStyles[look],
    custom_id: giveId(press),
    ...(visible === '' ? {} : { label: visible }),
    ...(emoji ? { emoji: { name: emoji } } : {}),
  };
}

function linkButton({ label, url }: LinkButton): APIButtonComponent | null {
  const address = webAddress(url);
  if (address === null || address.length > limits.buttonUrl) return null;
  const words = shorten(oneLine(label), limits.buttonLabel) || new URL(address).hostname;
  return { type: componentTypes.button, style: buttonStyles.link, label: words, url: address };
}

function linkAsText(button: Button): string {
  return 'url' in button ? `${button.label}: ${button.url}` : button.label;
}
