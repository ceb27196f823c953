import type { Actor } from '../../chat/actor.ts';
import { type Inline, strong, time } from '../../chat/inline.ts';
import type { Language } from '../../chat/language.ts';
import type { Block, Message } from '../../chat/message.ts';
import type { Place } from '../../chat/place.ts';
import type { Core } from '../../core.ts';
import { firstCharacters } from '../../organizers/questions/first-characters.ts';
import type { Event } from '../../store/events.ts';
import { visibleEvents } from '../finding/visible-events.ts';
import { groupOf } from '../group-of.ts';
import { formatWhen } from '../when/format-when.ts';
import { type Voice, voice } from './bilingual.ts';
import { byWeek, type Week } from './by-week.ts';
import { choiceEmoji } from './rsvp-buttons.ts';

/** Whoever plans further ahead than this looks for a name, not through a list. */
const mostEvents = 15;

/** Further ahead, the same day of the next year may be meant. */
const weeksToTellApart = 44;

/** Of a long description of the place, enough to recognise it (characters). */
const mostOfPlace = 60;

/** What is coming in this group as one person may see it, week by week. Throws Refusal in a direct message without a group. */
export async function eventsMessage(core: Core, actor: Actor, place: Place): Promise<Message> {
  const { timeZone } = await groupOf(core, place);
  const now = core.clock.now();
  const coming = await core.store.events.coming(place, now, 500);
  const events = await visibleEvents(core, coming, actor, place);
  if (events.length === 0) return nothing(core, actor, place);
  const speaker = voice(core.phrases, [actor.language]);
  const lines = new Map<Event, Inline>();
  for (const event of events.slice(0, mostEvents)) {
    lines.set(event, await lineOf(core, event, actor, speaker));
  }
  const withFirst = (count: number): Message => {
    const weeks = byWeek(events.slice(0, count), timeZone, now);
    return messageOf(core, weeks, events.length - count, lines, speaker);
  };
  const platform = core.platform(place.platform);
  let count = lines.size;
  while (count > 1 && !platform?.fitsOneMessage(withFirst(count))) count -= 1;
  return withFirst(count);
}

function nothing(core: Core, { language, organizer }: Actor, { platform }: Place): Message {
  const slash = core.slash(platform);
  const keys = organizer ? ['events.nothing', 'events.plan-one'] : ['events.nothing'];
  const texts = keys.map((key) => core.phrases.text(language, key, { slash }));
  return { summary: texts.join(' '), blocks: texts.map((text) => ({ kind: 'text', text })) };
}

function messageOf(
  core: Core,
  weeks: readonly Week[],
  more: number,
  lines: ReadonlyMap<Event, Inline>,
  speaker: Voice,
): Message {
  const [language] = speaker.languages;
  const say = (key: string, values = {}) => core.phrases.text(language, key, values);
  const shown = weeks.flatMap(({ events }) => events);
  return {
    summary: say('events.title'),
    blocks: [
      ...weeks.flatMap((week): Block[] => [
        { kind: 'heading', text: headingOf(core, week, language) },
        { kind: 'list', items: week.events.map((event) => lines.get(event) ?? '') },
      ]),
      ...(more > 0 ? [{ kind: 'text', text: say('events.more', { more }) } as const] : []),
      {
        kind: 'select',
        label: say('events.choose'),
        choose: { action: 'events', args: [] },
        options: shown.map((event) => ({ label: chosenAs(event, speaker), value: event.id })),
      },
    ],
  };
}

function headingOf(core: Core, { ahead, monday }: Week, language: Language): string {
  if (ahead === 0) return core.phrases.text(language, 'events.this-week');
  if (ahead === 1) return core.phrases.text(language, 'events.next-week');
  const year = ahead > weeksToTellApart ? { year: 'numeric' as const } : {};
  const date = monday.toLocaleString(language, { month: 'long', day: 'numeric', ...year });
  return core.phrases.text(language, 'events.week-of', { date });
}

async function lineOf(core: Core, event: Event, { account }: Actor, speaker: Voice): Promise<Inline> {
  const [language] = speaker.languages;
  const { going } = await core.store.rsvps.count(event.id);
  const own = await core.store.rsvps.of(event.id, core.pseudonyms.of(account, event.id));
  const when = time(event.start.epochMilliseconds, 'full', formatWhen(event.start, language));
  const count = `${choiceEmoji.going} ${going} ${speaker.label('count.going', () => ({ people: going }))}`;
  const facts: Inline[] = [strong(titleOf(event, speaker)), when];
  if (event.place !== '') facts.push(shortPlace(event));
  facts.push(count);
  if (own?.choice) facts.push(strong(core.phrases.text(language, `events.you.${own.choice}`)));
  return facts.flatMap((fact, at) => (at === 0 ? [fact] : [' · ', fact]));
}

function shortPlace({ place }: Event): string {
  const short = firstCharacters(place, mostOfPlace);
  return short === place ? place : `${short}…`;
}

/** With the day first: a long title is cut at its end, and two may be called the same. */
function chosenAs(event: Event, speaker: Voice): string {
  const [language] = speaker.languages;
  const day = event.start.toLocaleString(language, { month: 'short', day: 'numeric' });
  return `${day} · ${titleOf(event, speaker)}`;
}

function titleOf({ title }: Event, speaker: Voice): string {
  return speaker.title(title);
}
