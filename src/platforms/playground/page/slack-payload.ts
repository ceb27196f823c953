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
import { withEmoji } from './icons.ts';
import { field, listOf, textOf } from './reading.ts';
import { slackMarkdown } from './slack-markdown.ts';
import { richText } from './slack-rich-text.ts';

const looks: Readonly<Record<string, ButtonLook>> = { primary: 'primary', danger: 'danger' };

/** Draws the body of a Slack message: `{ text, blocks }`. Without blocks Slack shows the text. */
export function drawSlack(payload: unknown, drawing: Drawing): readonly Node[] {
  const blocks = listOf(payload, 'blocks');
  if (blocks.length > 0) return blocks.map((each) => block(each, drawing));
  return [element('div', { class: 'text' }, ...slackMarkdown(textOf(payload, 'text'), drawing))];
}

function block(value: unknown, drawing: Drawing): Node {
  switch (textOf(value, 'type')) {
    case 'header':
      return element('h3', {}, ...withEmoji(textOf(field(value, 'text'), 'text')));
    case 'section': {
      const accessory = field(value, 'accessory');
      return element(
        'div',
        { class: 'section' },
        element('div', {}, ...textObject(field(value, 'text'), drawing), fields(value, drawing)),
        accessory === undefined ? null : interactive(accessory, drawing),
      );
    }
    case 'markdown':
      return element('div', { class: 'text' }, ...withEmoji(textOf(value, 'text')));
    case 'context':
      return element(
        'div',
        { class: 'small' },
        ...listOf(value, 'elements').map((each) => context(each, drawing)),
      );
    case 'rich_text':
      return element('div', { class: 'text' }, ...richText(value, drawing));
    case 'actions':
      return element(
        'div',
        { class: 'row' },
        ...listOf(value, 'elements').map((each) => interactive(each, drawing)),
      );
    case 'divider':
      return element('hr');
    case 'image':
      return picture(textOf(value, 'image_url'), textOf(value, 'alt_text'), drawing);
    default:
      return notDrawn(drawing);
  }
}

/** A text object: `mrkdwn` is marked up, `plain_text` is not. */
function textObject(value: unknown, drawing: Drawing): readonly Node[] {
  if (value === undefined) return [];
  if (textOf(value, 'type') === 'mrkdwn') return slackMarkdown(textOf(value, 'text'), drawing);
  return [element('p', {}, ...withEmoji(textOf(value, 'text')))];
}

function fields(value: unknown, drawing: Drawing): HTMLElement | null {
  const found = listOf(value, 'fields');
  if (found.length === 0) return null;
  return element(
    'div',
    { class: 'fields' },
    ...found.map((each) => element('div', {}, ...textObject(each, drawing))),
  );
}

function context(value: unknown, drawing: Drawing): Node {
  if (textOf(value, 'type') === 'image') {
    return picture(textOf(value, 'image_url'), textOf(value, 'alt_text'), drawing);
  }
  return element('div', {}, ...textObject(value, drawing));
}

function interactive(value: unknown, drawing: Drawing): Node {
  const id = textOf(value, 'action_id');
  switch (textOf(value, 'type')) {
    case 'button': {
      const label = textOf(field(value, 'text'), 'text');
      const url = textOf(value, 'url');
      if (url !== '') return linkButton(label, url, drawing);
      const look = looks[textOf(value, 'style')] ?? 'plain';
      return actionButton({ label, look, id, disabled: false }, drawing);
    }
    case 'static_select': {
      const options = listOf(value, 'options').map((option) => ({
        label: textOf(field(option, 'text'), 'text'),
        value: textOf(option, 'value'),
      }));
      const label = textOf(field(value, 'placeholder'), 'text') || drawing.words('choose');
      return selectMenu({ label, id, options }, drawing);
    }
    case 'image':
      return picture(textOf(value, 'image_url'), textOf(value, 'alt_text'), drawing);
    default:
      return notDrawn(drawing);
  }
}
