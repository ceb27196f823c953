import type { Asked } from '../../chat/command.ts';
import { type Inline, link, time } from '../../chat/inline.ts';
import type { Language } from '../../chat/language.ts';
import type { Block, Message } from '../../chat/message.ts';
import type { Place } from '../../chat/place.ts';
import { Refusal } from '../../chat/refusal.ts';
import type { Core } from '../../core.ts';
import { accessNotice } from '../../reminders/access-notice.ts';
import { remindersLine } from '../../reminders/reminders-line.ts';
import type { Event } from '../../store/events.ts';
import type { Post } from '../../store/posts.ts';
import { movedBlocks, nextBlocks, repeatsFields } from '../recurring/repeats-shown.ts';
import { voice } from '../showing/bilingual.ts';
import { eventMessage } from '../showing/event-message.ts';
import { formatRange, formatWhen } from '../when/format-when.ts';
import { choiceFields } from './answer-choices.ts';
import { confirmationButtons } from './confirmation-buttons.ts';

/**
 * What the bot understood, for its organizer alone: nothing is posted before they confirm it. `typed`: the time as they typed
 * it, where what comes again may begin on another day.
 */
export async function confirmation(
  core: Core,
  event: Event,
  { actor: { language }, place: here }: Pick<Asked<unknown>, 'actor' | 'place'>,
  alternative: Temporal.ZonedDateTime | null,
  typed: Temporal.ZonedDateTime | null = null,
): Promise<Message> {
  const posts = await core.store.posts.of(event.id);
  await mustFit(
    core,
    event,
    posts.map((post) => post.place),
  );
  const say = (key: string) => core.phrases.text(language, key);
  const written = voice(core.phrases, ['en', 'es']).written;
  const start = event.start.epochMilliseconds;
  const field = (key: string, value: Inline) => ({ label: say(key), value });
  const some = (key: string, texts: readonly string[]) =>
    texts.length > 0 ? [field(key, texts.join(' / '))] : [];
  const notice = accessNotice(core, event, language);
  const doIt = { label: say('event.create.post-it'), action: 'event-publish' };
  return {
    summary: say('event.create.confirm'),
    blocks: [
      { kind: 'heading', text: say('event.create.confirm') },
      {
        kind: 'fields',
        fields: [
          field('event.what', `${written(event.title).join(' / ')} (${say(`kind.${event.kind}`)})`),
          field('event.when', formatRange(event.start, event.end, language)),
          field('event.for-you', time(start, 'full', formatWhen(event.start, language))),
          ...(await repeatsFields(core, event, language)),
          field('event.where', event.place),
          ...posts.map(({ place }) =>
            field('event.create.channel', { kind: 'channel', channel: place.channel }),
          ),
          ...some('event.accessibility', written(event.accessibility)),
          ...(event.link === '' ? [] : [field('event.link', link(event.link, event.link))]),
          field('event.create.reminders', remindersLine(core, event, language)),
          ...choiceFields(core.phrases, event, language),
        ],
      },
      ...written(event.description).map((text) => ({ kind: 'quote' as const, text })),
      ...movedBlocks(core, event, typed, language),
      ...(await nextBlocks(core, event, language)),
      ...(notice === null ? [] : [{ kind: 'text', text: notice } as const]),
      ...notHere(core, posts, here, language),
      { kind: 'text', text: say('event.create.nothing-yet') },
      {
        kind: 'buttons',
        buttons: confirmationButtons(event, [doIt], alternative, core.phrases, language),
      },
    ],
  };
}

/** Says where it will stand, to whoever may take it for granted that it is here. */
function notHere(
  core: Core,
  posts: readonly Post[],
  { platform, channel }: Place,
  language: Language,
): Block[] {
  if (posts.some(({ place }) => place.platform === platform && place.channel === channel)) return [];
  const channels = posts.flatMap(({ place }, at): Inline[] => [
    ...(at > 0 ? [', '] : []),
    { kind: 'channel', channel: place.channel },
  ]);
  return [
    { kind: 'text', text: core.phrases.rich(language, 'event.create.not-here', { channel: channels }) },
  ];
}

/** Throws a Refusal where the post would be longer than the longest message of one of these platforms. */
export async function mustFit(core: Core, event: Event, places: readonly Place[]): Promise<void> {
  const group = await core.store.groups.byId(event.groupId);
  const people = 99_999;
  const full = { going: people, maybe: people, 'not-going': people };
  const speaker = voice(core.phrases, group?.languages ?? ['en']);
  // The longest form: open with its buttons, or marked as cancelled.
  const forms = (['open', 'cancelled'] as const).map((state) =>
    eventMessage({ ...event, state }, full, speaker, event.id),
  );
  for (const place of places) {
    const platform = core.platform(place.platform);
    if (platform && !forms.every((form) => platform.fitsOneMessage(form)))
      throw new Refusal('event.create.too-long');
  }
}
