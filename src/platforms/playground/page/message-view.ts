import type { CommandShape } from '../../../chat/command-shape.ts';
import type { Language } from '../../../chat/language.ts';
import type { AskedView, MessageView, PaneStyle, ReactionView } from '../snapshot.ts';
import type { Person } from '../visitor.ts';
import { commandName } from './command-names.ts';
import { drawDiscord } from './discord-payload.ts';
import type { Drawing } from './drawing.ts';
import { element } from './elements.ts';
import { botSign, eye, replyArrow, withEmoji } from './icons.ts';
import { dayAndTime, playgroundNow, shortTime, written } from './moments.ts';
import { drawSlack } from './slack-payload.ts';
import type { Words } from './words.ts';

export interface MessageContext {
  readonly style: PaneStyle;
  readonly words: Words;
  readonly language: Language;
  readonly people: readonly Person[];
  readonly commands: readonly CommandShape[];
  /** Id of the person whom the visitor chose to be. */
  readonly me: string;
  press(message: string, id: string, fields: Readonly<Record<string, string>>): Promise<void>;
  react(message: string, reaction: ReactionView['reaction'], on: boolean): Promise<void>;
}

const draw = { discord: drawDiscord, slack: drawSlack };
const reactionFaces = { check: '✅', thinking: '🤔', cross: '❌' };

/** One message as its platform would show it. */
export function messageView(message: MessageView, context: MessageContext): HTMLElement {
  const { words, language, style, press } = context;
  const drawing: Drawing = { words, language, press: (id, fields) => press(message.id, id, fields) };
  const body = element('div', { class: 'body', lang: message.language });
  if (message.pending) body.append(element('p', { class: 'pending' }, words('thinking')));
  for (const payload of message.payloads) {
    body.append(element('div', { class: 'payload' }, ...draw[style](payload, drawing)));
  }
  const notice = message.private
    ? element('p', { class: 'only-you' }, eye(), words(message.direct ? 'direct' : 'only-you'))
    : null;
  return element(
    'article',
    { class: message.private ? 'message private' : 'message', 'data-id': message.id },
    message.asked === null ? null : askedLine(message.asked, context),
    element('div', { class: 'avatar' }, botSign()),
    element(
      'div',
      { class: 'content' },
      element(
        'header',
        {},
        element('span', { class: 'author' }, words('bot')),
        element('span', { class: 'badge' }, words('app')),
        sentAt(message.at, language),
      ),
      style === 'slack' ? notice : null,
      body,
      message.reactions.length > 0 ? reactionRow(message, context) : null,
      style === 'discord' ? notice : null,
    ),
  );
}

function askedLine({ person, command: used, typed }: AskedView, context: MessageContext): HTMLElement {
  const { words, people, commands, language } = context;
  const name = people.find(({ id }) => id === person)?.name ?? '';
  const known = commands.find((each) => each.name === used);
  const command = known === undefined ? used : commandName(known, language);
  return element(
    'p',
    { class: 'asked' },
    replyArrow(),
    element('span', {}, words('used', { name, command: `/${command}` })),
    typed === null || typed === '' ? null : element('q', {}, typed),
  );
}

function sentAt(at: number, language: Language): HTMLElement {
  const recent = Math.abs(playgroundNow() - at) < 12 * 3_600_000;
  const text = written(at, language, recent ? shortTime : dayAndTime);
  return element('time', { class: 'when', datetime: new Date(at).toISOString() }, text);
}

function reactionRow(message: MessageView, { words, people, me, react }: MessageContext): HTMLElement {
  const chips = message.reactions.map(({ reaction, count, people: behind }) => {
    const names = people.filter(({ id }) => behind.includes(id)).map(({ name }) => name);
    const mine = behind.includes(me);
    const meaning = words(`reaction-${reaction}`);
    const label = words('reaction-label', { meaning, count, people: names.join(', ') }).trim();
    return element(
      'button',
      {
        type: 'button',
        class: 'reaction',
        'data-key': `reaction ${reaction}`,
        'aria-pressed': String(mine),
        'aria-label': label,
        title: label,
        click: () => void react(message.id, reaction, !mine),
      },
      ...withEmoji(reactionFaces[reaction]),
      element('span', {}, String(count)),
    );
  });
  return element('div', { class: 'reactions', role: 'group', 'aria-label': words('reactions') }, ...chips);
}
