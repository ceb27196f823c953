import { z } from 'zod';
import { command } from '../src/chat/command.ts';
import { channelOption } from '../src/chat/options.ts';
import type { Core } from '../src/core.ts';
import { confirmation } from '../src/events/drafting/confirmation.ts';
import { draftEvent } from '../src/events/drafting/create-event.ts';
import * as option from '../src/events/drafting/event-options.ts';
import { readWhen } from '../src/events/drafting/read-when.ts';
import { newTexts } from '../src/events/drafting/written-texts.ts';
import { groupOf, zoneOf } from '../src/events/group-of.ts';
import { postingPlace } from '../src/events/posting/posting-place.ts';
import { keepDraft, repeated } from '../src/events/recurring/draft-repeats.ts';
import { readRepeats } from '../src/events/recurring/read-repeats.ts';
import { eventKinds, type Texts } from '../src/store/events.ts';

export const eventCreate = command({
  name: 'event create',
  description: 'command.event-create',
  options: z.object({
    kind: z.enum(eventKinds),
    title: option.title(),
    when: option.when(),
    place: option.place(),
    title_es: option.title().optional(),
    description: option.description().optional(),
    description_es: option.description().optional(),
    accessibility: option.accessibility().optional(),
    link: z
      .url({ protocol: /^https?$/ })
      .max(option.lengths.link)
      .optional(),
    repeats: option.repeats().optional(),
    channel: channelOption().optional(),
  }),
  who: 'create',
  records: null,
  answers: 'private',
  async run(asked, core: Core) {
    const { options, actor } = asked;
    const group = await groupOf(core, asked.place);
    const place = await postingPlace(core, asked, options.channel, group.announcementChannel);
    const timeZone = zoneOf(group);
    const { start, end, alternative } = await readWhen(
      core,
      options.when,
      options.kind,
      timeZone,
      actor.language,
    );
    const rule = options.repeats && (await readRepeats(options.repeats, start, actor.language));
    const inBoth = (main = '', spanish = ''): Texts => newTexts(main, spanish, actor.language);
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
        start,
        end,
        ladder: null,
        edits: null,
        showsNames: false,
        buttonsOnly: false,
      },
      place,
      core.clock.now(),
    );
    if (!rule) return confirmation(core, draft, asked, alternative);
    const shown = await repeated(draft, rule, actor.language);
    await keepDraft(core.store, shown);
    return confirmation(core, shown, asked, alternative, start);
  },
});
