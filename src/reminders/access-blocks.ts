import { whenChecked } from '../answers/reply/hotlines.ts';
import { type Inline, link, strong, time } from '../chat/inline.ts';
import type { Block } from '../chat/message.ts';
import type { Access, AccessAsk } from '../content/access.ts';
import type { Content } from '../content/content.ts';
import { sourceTitle } from '../content/sources.ts';
import type { Voice } from '../events/showing/bilingual.ts';
import { whenFields } from '../events/showing/fact-fields.ts';
import { formatWhen } from '../events/when/format-when.ts';
import type { Event } from '../store/events.ts';
import { askBy } from './ask-by.ts';
import type { Occasion } from './late.ts';
import { parseRung } from './rung.ts';

/**
 * What a rung about access says: until when interpretation and accommodations must be asked for, and of whom, as the content
 * has it for this kind of event. Null where the rung is about the event itself, or nothing can be asked for in time.
 */
export function accessBlocks(
  content: Content,
  event: Event,
  voice: Voice,
  { rung, asOf }: Occasion,
): Block[] | null {
  if (parseRung(rung).about !== 'access') return null;
  const access = accessOf(content, event);
  const asks = (access?.asks ?? []).filter(({ ahead }) => {
    const last = askBy(event.start, ahead);
    return (last ?? event.start).epochMilliseconds > asOf;
  });
  if (!access || asks.length === 0) return null;
  return [
    { kind: 'fields', fields: whenFields(event, voice) },
    ...voice
      .lines('reminder.access.ask-by', (language) => ({ intro: access.intro[language] }))
      .map((text): Block => ({ kind: 'text', text })),
    // Once for all languages: the day is in the reader's own.
    { kind: 'list', items: asks.map((ask) => askLine(content, event, ask, voice)) },
    { kind: 'citation', text: sourcesOf(content, access, voice) },
    ...numbersOf(content, asks, voice),
  ];
}

/** How to ask for access to an event of this kind; null where the content does not say. */
export function accessOf(
  { campaign }: Pick<Content, 'campaign'>,
  { kind }: Pick<Event, 'kind'>,
): Access | null {
  const { access } = campaign.event_kinds[kind];
  return access === undefined ? null : (campaign.access[access] ?? null);
}

function askLine(
  { campaign }: Content,
  { start }: Event,
  { what, ahead, hotline, email = '' }: AccessAsk,
  voice: Voice,
): Inline {
  const last = askBy(start, ahead);
  const [language] = voice.languages;
  const until =
    last === null
      ? voice.label('reminder.access.early')
      : time(last.epochMilliseconds, 'full', formatWhen(last, language));
  const line = campaign.hotlines.find(({ id }) => id === hotline);
  return [strong(voice.title(what)), ': ', until, ' · ', line?.number ?? email];
}

/** How old the last check of each number is, once below them all. */
function numbersOf(content: Content, asks: readonly AccessAsk[], { languages }: Voice): Block[] {
  return content.campaign.hotlines
    .filter(({ id }) => asks.some(({ hotline }) => hotline === id))
    .map((line) => {
      const checked = languages.map((language) => whenChecked(line, language, content)).join(' / ');
      return { kind: 'citation', text: `${line.number}: ${checked}` };
    });
}

function sourcesOf({ sources, phrases }: Content, { sources: ids }: Access, { languages }: Voice): Inline {
  const [language] = languages;
  const links = ids.flatMap((id) => {
    const source = sources[id];
    return source ? [link(sourceTitle(source, language), source.url)] : [];
  });
  return [
    `${phrases.text(language, 'answer.source')}: `,
    ...links.flatMap((each, at): Inline[] => (at === 0 ? [each] : ['; ', each])),
  ];
}
