import { discordMarkdown } from './discord-markdown.ts';
import {
  actionButton,
  type ButtonLook,
  type Drawing,
  linkButton,
  notDrawn,
  picture,
  selectMenu,
} from './drawing.ts';
import { element } from './elements.ts';
import { field, listOf, numberOf, textOf } from './reading.ts';

/** Component types as Discord numbers them in its Components V2 reference. */
const types = {
  row: 1,
  button: 2,
  select: 3,
  section: 9,
  text: 10,
  thumbnail: 11,
  gallery: 12,
  separator: 14,
  container: 17,
} as const;

const looks: Readonly<Record<number, ButtonLook>> = { 1: 'primary', 2: 'plain', 3: 'success', 4: 'danger' };
const linkStyle = 5;

/** Draws the body of a Discord message: `{ flags, components, … }`. */
export function drawDiscord(payload: unknown, drawing: Drawing): readonly Node[] {
  return listOf(payload, 'components').map((each) => component(each, drawing));
}

function component(value: unknown, drawing: Drawing): Node {
  const inner = () => listOf(value, 'components').map((each) => component(each, drawing));
  switch (numberOf(value, 'type')) {
    case types.text:
      return element('div', { class: 'text' }, ...discordMarkdown(textOf(value, 'content'), drawing));
    case types.row:
      return element('div', { class: 'row' }, ...inner());
    case types.button:
      return button(value, drawing);
    case types.select:
      return select(value, drawing);
    case types.section: {
      const accessory = field(value, 'accessory');
      const beside = accessory === undefined ? null : component(accessory, drawing);
      return element('div', { class: 'section' }, element('div', {}, ...inner()), beside);
    }
    case types.thumbnail:
      return picture(textOf(field(value, 'media'), 'url'), textOf(value, 'description'), drawing);
    case types.gallery:
      return element(
        'div',
        { class: 'gallery' },
        ...listOf(value, 'items').map((item) =>
          picture(textOf(field(item, 'media'), 'url'), textOf(item, 'description'), drawing),
        ),
      );
    case types.separator:
      return field(value, 'divider') === false ? element('div', { class: 'gap' }) : element('hr');
    case types.container:
      return element('div', { class: 'container' }, ...inner());
    default:
      return notDrawn(drawing);
  }
}

function button(value: unknown, drawing: Drawing): Node {
  const emoji = textOf(field(value, 'emoji'), 'name');
  const label = [emoji, textOf(value, 'label')].filter((part) => part !== '').join(' ');
  const style = numberOf(value, 'style') ?? 2;
  if (style === linkStyle) return linkButton(label, textOf(value, 'url'), drawing);
  return actionButton(
    {
      label,
      look: looks[style] ?? 'plain',
      id: textOf(value, 'custom_id'),
      disabled: field(value, 'disabled') === true,
    },
    drawing,
  );
}

function select(value: unknown, drawing: Drawing): Node {
  const options = listOf(value, 'options').map((option) => ({
    label: textOf(option, 'label'),
    value: textOf(option, 'value'),
  }));
  const label = textOf(value, 'placeholder') || drawing.words('choose');
  return selectMenu({ label, id: textOf(value, 'custom_id'), options }, drawing);
}
