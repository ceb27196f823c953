import { z } from 'zod';
import { action, command } from '../src/chat/command.ts';
import { channelOption, text } from '../src/chat/options.ts';
import { Refusal } from '../src/chat/refusal.ts';
import type { Core } from '../src/core.ts';
import { confirmation } from '../src/events/confirmation.ts';
import { draftEvent } from '../src/events/create-event.ts';
import { eventOfButton } from '../src/events/find-event.ts';
import { groupOf } from '../src/events/group-of.ts';
import { publication } from '../src/events/publication.ts';
import { publishEvent } from '../src/events/publish-event.ts';
import { parseWhen } from '../src/events/when/parse-when.ts';
import { whenRefusal } from '../src/events/when-refusal.ts';
import { eventKinds, type Texts } from '../src/store/events.ts';

const optional = (maxLength: number) => text(maxLength).optional();

export const eventCreate = command({
  name: 'event create',
  description: 'command.event-create',
  options: z.object({
    kind: z.enum(eventKinds),
    title: text(120),
    when: text(120),
    place: text(200),
    title_es: optional(120),
    description: optional(1_000),
    description_es: optional(1_000),
    accessibility: optional(500),
    link: z
      .url({ protocol: /^https?$/ })
      .max(300)
      .optional(),
    channel: channelOption().optional(),
  }),
  who: 'organizer',
  answers: 'private',
  async run({ options, actor, place }, core: Core) {
    const group = await groupOf(core, place);
    const now = core.clock.now();
    const parsed = await parseWhen(options.when, {
      language: actor.language,
      now: Temporal.Instant.fromEpochMilliseconds(now),
      timeZone: group.timeZone,
    });
    if (!parsed.ok) throw whenRefusal(parsed.failure, actor.language);
    const { duration } = core.content.campaign.event_kinds[options.kind];
    const inBoth = (main = '', spanish = ''): Texts =>
      spanish !== '' || actor.language === 'en' ? { en: main, es: spanish } : { en: '', es: main };
    const draft = await draftEvent(
      core.store,
      {
        groupId: group.id,
        kind: options.kind,
        title: inBoth(options.title, options.title_es),
        description: inBoth(options.description, options.description_es),
        accessibility: inBoth(options.accessibility),
        place: options.place,
        link: options.link ?? '',
        start: parsed.start,
        end: parsed.end ?? parsed.start.add(duration),
      },
      { ...place, channel: options.channel ?? place.channel },
      now,
    );
    return confirmation(core, draft, actor, parsed.alternative);
  },
});

/** The other reading of "next Friday", taken from the confirmation. */
export const eventAt = action({
  name: 'event-at',
  options: z.object({ event: z.string(), start: z.coerce.number().int().positive() }),
  who: 'organizer',
  answers: 'update',
  async run({ options, actor, place }, core: Core) {
    const event = await eventOfButton(core.store, options.event, place);
    if (event.state !== 'draft') throw new Refusal('event.create.already-posted');
    const start = Temporal.Instant.fromEpochMilliseconds(options.start).toZonedDateTimeISO(
      event.start.timeZoneId,
    );
    const moved = { ...event, start, end: start.add(event.start.until(event.end)) };
    await core.store.events.reschedule(event.id, moved.start, moved.end);
    return { message: await confirmation(core, moved, actor, null) };
  },
});

export const eventPublish = action({
  name: 'event-publish',
  options: z.object({ event: z.string() }),
  who: 'organizer',
  answers: 'update',
  async run({ options, actor, place }, core: Core) {
    const draft = await eventOfButton(core.store, options.event, place);
    const ladder = core.content.campaign.event_kinds[draft.kind].reminders;
    const posts = await core.store.posts.of(draft.id);
    const alsoIn = posts.flatMap((post) => core.alsoIn(post.place));
    const event = await publishEvent(core.store, { eventId: draft.id, ladder, alsoIn }, core.clock.now());
    await core.store.outbox.reviveFailed(event.id, core.clock.now());
    await core.worker.run();
    return { message: await publication(core, event, actor) };
  },
});

export const eventDiscard = action({
  name: 'event-discard',
  options: z.object({ event: z.string() }),
  who: 'organizer',
  answers: 'update',
  async run({ options, actor, place }, core: Core) {
    const event = await eventOfButton(core.store, options.event, place);
    if (event.state !== 'draft') throw new Refusal('event.create.already-posted');
    await core.store.events.remove(event.id);
    const summary = core.phrases.text(actor.language, 'event.create.discarded');
    return { message: { summary, blocks: [{ kind: 'text', text: summary }] } };
  },
});
