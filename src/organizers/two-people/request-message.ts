import { z } from 'zod';
import type { TwoPeople } from '../../chat/act.ts';
import type { Inline } from '../../chat/inline.ts';
import type { Language } from '../../chat/language.ts';
import type { Block, Message } from '../../chat/message.ts';
import type { Core } from '../../core.ts';
import { changesBetween } from '../../events/changing/changes.ts';
import { changedFields } from '../../events/changing/edit-confirmation.ts';
import { choiceFields } from '../../events/drafting/answer-choices.ts';
import { type Voice, voice } from '../../events/showing/bilingual.ts';
import { type Field, localTimeFields, whereFields } from '../../events/showing/fact-fields.ts';
import { formatWhen } from '../../events/when/format-when.ts';
import { isHeldAs, rungHeld } from '../../reminders/held-rung.ts';
import { rungMoment, rungWords } from '../../reminders/rung-words.ts';
import type { Event } from '../../store/events.ts';
import type { Group } from '../../store/groups.ts';
import type { Request } from '../../store/requests.ts';
import { codeOf } from '../overseeing/code-of.ts';

/** What the others are asked in their channel: what would be done, by which code it was asked for, and *Agree*. */
export async function requestMessage(
  core: Core,
  group: Group,
  request: Request,
  takesTwo: TwoPeople,
  event: Event | null,
): Promise<Message> {
  const speaker = voice(core.phrases, group.languages);
  const text = (line: Inline): Block => ({ kind: 'text', text: line });
  return {
    summary: core.phrases.text(speaker.languages[0], 'two-people.title'),
    blocks: [
      { kind: 'heading', text: speaker.label('two-people.title') },
      ...linesOf(speaker, request).map(text),
      ...(await whatFor(core, group, request, event)),
      ...speaker.lines(`two-people.within-${takesTwo}`).map(text),
      {
        kind: 'buttons',
        buttons: [
          {
            label: speaker.label('two-people.agree'),
            look: 'primary',
            press: { action: 'agree', args: [request.id] },
          },
        ],
      },
    ],
  };
}

function linesOf(speaker: Voice, { name, person }: Pick<Request, 'name' | 'person'>): readonly Inline[] {
  return speaker.lines('two-people.asks', (language) => ({
    code: codeOf(person),
    what: speaker.phrases.text(language, `two-people.what.${name.replaceAll(' ', '-')}`),
  }));
}

/** The event with all that people would read, what would change in it, and in which channels it stands or would. */
async function whatFor(
  core: Core,
  group: Group,
  { given }: Pick<Request, 'given'>,
  event: Event | null,
): Promise<Block[]> {
  if (event === null) return [];
  const { store } = core;
  const speaker = voice(core.phrases, group.languages);
  const edited = event.edits === null ? null : await store.events.byId(event.edits);
  const shown = edited ?? event;
  const posts = await store.posts.of(shown.id);
  const here = posts.filter(({ place }) => isIn(place, group)).map(({ place }) => place.channel);
  const channels = given.channel === undefined ? here : [given.channel];
  const field = (key: string, value: Inline): Field => ({ label: speaker.label(key), value });
  const [language] = speaker.languages;
  return [
    {
      kind: 'fields',
      fields: [
        field('event.what', speaker.title(shown.title)),
        ...localTimeFields(shown, speaker),
        ...whereFields(shown, speaker),
        ...wantedFields(core, given, shown, speaker),
        ...channels.map((channel) => field('event.create.channel', { kind: 'channel', channel })),
        ...(edited === null
          ? choiceFields(core.phrases, event, language)
          : changedFields(core, { event: edited, draft: event }, changesBetween(edited, event), language)),
      ],
    },
    ...(edited === null ? described(event) : []),
  ];
}

/** Which reminder, and which day of a series. */
function wantedFields(
  { phrases }: Core,
  given: Request['given'],
  event: Event,
  { label, languages: [language] }: Voice,
): Field[] {
  const held = z.object(isHeldAs).safeParse(given).data;
  const rung = held === undefined ? null : rungHeld(held);
  return [
    ...(rung === null
      ? []
      : [
          {
            label: label('event.create.reminders'),
            value: `${rungWords(phrases, language, rung)} (${formatWhen(rungMoment(event, rung), language)})`,
          },
        ]),
    ...(given.series !== undefined && given.value !== undefined
      ? [{ label: label('two-people.day'), value: given.value }]
      : []),
  ];
}

function isIn(place: { readonly platform: string; readonly group: string | null }, group: Group): boolean {
  return place.platform === group.platform && place.group === group.nativeId;
}

function described({ description, accessibility }: Event): Block[] {
  const texts = [description.en, description.es, accessibility.en, accessibility.es];
  return [...new Set(texts)].filter(Boolean).map((text): Block => ({ kind: 'quote', text }));
}

/** What the first one is told. The same button asks again, once nobody agreed in time. */
export function askedMessage(
  core: Core,
  { kind, name, given }: Pick<Request, 'kind' | 'name' | 'given'>,
  takesTwo: TwoPeople,
  language: Language,
): Message {
  const key = takesTwo === 'names' ? 'two-people.asked-names' : 'two-people.asked';
  const summary = core.phrases.text(language, key);
  const again: Block = {
    kind: 'buttons',
    buttons: [
      {
        label: core.phrases.text(language, 'two-people.ask-again'),
        look: 'plain',
        press: { action: name, args: Object.values(given) },
      },
    ],
  };
  return { summary, blocks: [{ kind: 'text', text: summary }, ...(kind === 'action' ? [again] : [])] };
}

/** What stands in place of the question once another one agreed; everybody in the channel reads it. */
export function agreedMessage(
  core: Core,
  group: Group,
  request: Request,
  takesTwo: TwoPeople | null,
  event: Event | null,
): Message {
  const speaker = voice(core.phrases, group.languages);
  const title = event === null ? '' : speaker.title(event.title);
  return {
    summary: core.phrases.text(speaker.languages[0], 'two-people.agreed'),
    blocks: [
      ...linesOf(speaker, request),
      ...(title === '' ? [] : [title]),
      ...speaker.lines(takesTwo === 'names' ? 'two-people.agreed-names' : 'two-people.agreed', () => ({
        slash: core.slash(group.platform),
      })),
    ].map((text) => ({ kind: 'text', text })),
  };
}
