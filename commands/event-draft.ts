import { z } from 'zod';
import type { Actor } from '../src/chat/actor.ts';
import { action } from '../src/chat/command.ts';
import type { Place } from '../src/chat/place.ts';
import { Refusal } from '../src/chat/refusal.ts';
import type { Core } from '../src/core.ts';
import { confirmation } from '../src/events/confirmation.ts';
import { draftForm, mainLanguage } from '../src/events/draft-form.ts';
import * as option from '../src/events/event-options.ts';
import { eventOfButton } from '../src/events/find-event.ts';
import { publication } from '../src/events/publication.ts';
import { publishEvent } from '../src/events/publish-event.ts';
import { readWhen } from '../src/events/read-when.ts';
import { ladderOf } from '../src/reminders/ladder.ts';
import type { Event } from '../src/store/events.ts';

// The buttons under what /event create understood.

async function draftOf(core: Core, id: string, place: Place): Promise<Event> {
  const event = await eventOfButton(core.store, id, place);
  if (event.state !== 'draft') throw new Refusal('event.create.already-posted');
  return event;
}

async function changed(core: Core, draft: Event, actor: Actor, alternative: Temporal.ZonedDateTime | null) {
  if (!(await core.store.events.rewriteDraft(draft))) throw new Refusal('event.create.already-posted');
  return { message: await confirmation(core, draft, actor, alternative) };
}

/** The last moment that Temporal knows (epoch ms). */
const lastInstant = 8.64e15;

/** The other reading of "next Friday", taken from the confirmation. */
export const eventAt = action({
  name: 'event-at',
  options: z.object({ event: z.string(), start: z.coerce.number().int().positive().max(lastInstant) }),
  who: 'organizer',
  answers: 'update',
  async run({ options, actor, place }, core: Core) {
    const draft = await draftOf(core, options.event, place);
    const start = Temporal.Instant.fromEpochMilliseconds(options.start).toZonedDateTimeISO(
      draft.start.timeZoneId,
    );
    return changed(core, { ...draft, start, end: start.add(draft.start.until(draft.end)) }, actor, null);
  },
});

export const eventChange = action({
  name: 'event-change',
  options: z.object({ event: z.string() }),
  who: 'organizer',
  answers: 'modal',
  async run({ options, actor, place }, core: Core) {
    return draftForm(await draftOf(core, options.event, place), core.phrases, actor.language);
  },
});

/** The form, filled in. A field left empty comes as an empty text. */
export const eventChanged = action({
  name: 'event-changed',
  labels: 'command.event-create',
  options: z.object({
    event: z.string(),
    title: option.title(),
    when: option.when(),
    place: option.place(),
    title_es: option.title().or(z.literal('')),
    description: option.description().or(z.literal('')),
  }),
  who: 'organizer',
  answers: 'update',
  async run({ options, actor, place }, core: Core) {
    const draft = await draftOf(core, options.event, place);
    const { start, end, alternative } = await readWhen(
      core,
      options.when,
      draft.kind,
      draft.start.timeZoneId,
      actor.language,
    );
    const main = options.title_es === '' ? mainLanguage(draft.title) : 'en';
    const title = { en: '', es: options.title_es, [main]: options.title };
    const description = { ...draft.description, [mainLanguage(draft.description)]: options.description };
    return changed(
      core,
      { ...draft, title, description, place: options.place, start, end },
      actor,
      alternative,
    );
  },
});

export const eventPublish = action({
  name: 'event-publish',
  options: z.object({ event: z.string() }),
  who: 'organizer',
  answers: 'update',
  async run({ options, actor, place }, core: Core) {
    const draft = await eventOfButton(core.store, options.event, place);
    const ladder = ladderOf(draft, core.content.campaign);
    const posts = await core.store.posts.of(draft.id);
    const alsoIn = posts.flatMap((post) => core.alsoIn(post.place));
    const event = await publishEvent(core.store, { eventId: draft.id, ladder, alsoIn }, core.clock.now());
    await core.store.outbox.reviveFailed(event.id, core.clock.now());
    await core.worker.run();
    return { message: await publication(core, event, { actor, place }) };
  },
});

export const eventDiscard = action({
  name: 'event-discard',
  options: z.object({ event: z.string() }),
  who: 'organizer',
  answers: 'update',
  async run({ options, actor, place }, core: Core) {
    const event = await draftOf(core, options.event, place);
    await core.store.events.remove(event.id);
    const summary = core.phrases.text(actor.language, 'event.create.discarded');
    return { message: { summary, blocks: [{ kind: 'text', text: summary }] } };
  },
});
