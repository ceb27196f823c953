import { z } from 'zod';
import { type Asked, action, command } from '../src/chat/command.ts';
import type { Button, Message } from '../src/chat/message.ts';
import { Refusal } from '../src/chat/refusal.ts';
import { textMessage } from '../src/chat/text-message.ts';
import type { Core } from '../src/core.ts';
import { groupOf } from '../src/events/group-of.ts';
import { comingOf, endSeries } from '../src/events/recurring/cancel-in-series.ts';
import { wordsOf } from '../src/events/recurring/repeats-shown.ts';
import { seriesList } from '../src/events/recurring/series-list.ts';
import { seriesPage } from '../src/events/recurring/series-page.ts';
import { putBackDate, skipDate } from '../src/events/recurring/skip-date.ts';
import { voice } from '../src/events/showing/bilingual.ts';
import type { Series } from '../src/store/series.ts';

/** All of them, or the only one at once. */
export const eventSeries = command({
  name: 'event series',
  description: 'command.event-series',
  options: z.object({}),
  who: 'organize',
  records: null,
  answers: 'private',
  async run({ actor, place }, core: Core) {
    const group = await groupOf(core, place);
    const all = await core.store.series.of(group.id, core.clock.now());
    const [only, another] = all;
    if (only && !another) return seriesPage(core, only, actor.language);
    return seriesList(core, all, actor.language, place);
  },
});

/** One of them, chosen from the list. */
export const seriesChosen = action({
  name: 'series',
  options: z.object({ value: z.string() }),
  who: 'organize',
  records: null,
  answers: 'private',
  async run({ options, actor, place }, core: Core) {
    return seriesPage(core, await ownSeries(core, options.value, place), actor.language);
  },
});

const ofDay = z.object({ series: z.string(), value: z.iso.date() });

export const seriesSkip = action({
  name: 'series-skip',
  options: ofDay,
  who: 'edit',
  records: 'series-changed',
  answers: 'update',
  async run(asked, core: Core) {
    const { id } = await ownSeries(core, asked.options.series, asked.place);
    await skipDate(core.store, id, asked.options.value, core.content.campaign, core.clock.now());
    return changed(core, asked, id, 'series.skipped');
  },
});

export const seriesPutBack = action({
  name: 'series-put-back',
  options: ofDay,
  who: 'edit',
  records: 'series-changed',
  takesTwo: 'everybody',
  answers: 'update',
  async run(asked, core: Core) {
    const { id } = await ownSeries(core, asked.options.series, asked.place);
    await putBackDate(core.store, id, asked.options.value, core.content.campaign, core.clock.now());
    await core.worker.run();
    return changed(core, asked, id, 'series.put-back-done');
  },
});

/** *End it*: it asks first. */
export const seriesEnd = action({
  name: 'series-end',
  options: z.object({ series: z.string() }),
  who: 'edit',
  records: null,
  answers: 'private',
  async run({ options, actor, place }, core: Core): Promise<Message> {
    const series = await ownSeries(core, options.series, place);
    const posted = comingOf(await core.store.events.ofSeries(series.id), core.clock.now()).length;
    const say = (key: string, values = {}) => core.phrases.text(actor.language, key, values);
    const summary = say('series.end.sure', {
      title: voice(core.phrases, [actor.language]).title(series.title),
      rule: await wordsOf(core, series, actor.language),
      following: posted,
    });
    const button = (key: string, action: string, ...args: string[]): Button => ({
      label: say(key),
      look: action === 'series-keep' ? 'plain' : 'danger',
      press: { action, args },
    });
    const buttons = [
      button(posted > 0 ? 'series.end.keep-posted' : 'series.end', 'series-end-yes', series.id, 'keep'),
      ...(posted > 0 ? [button('series.end.cancel-posted', 'series-end-yes', series.id, 'cancel')] : []),
      button('event.cancel.keep', 'series-keep'),
    ];
    return {
      summary,
      blocks: [
        { kind: 'text', text: summary },
        { kind: 'buttons', buttons },
      ],
    };
  },
});

export const seriesEndConfirmed = action({
  name: 'series-end-yes',
  options: z.object({ series: z.string(), posted: z.enum(['keep', 'cancel']) }),
  who: 'edit',
  records: 'series-changed',
  takesTwo: 'everybody',
  answers: 'update',
  async run({ options, actor, place }, core: Core) {
    const { id } = await ownSeries(core, options.series, place);
    await endSeries(core.store, id, options.posted, core.clock.now());
    const done = core.phrases.text(actor.language, 'series.ended', { posted: options.posted });
    return { message: textMessage(done) };
  },
});

export const seriesKeep = action({
  name: 'series-keep',
  options: z.object({}),
  who: 'edit',
  records: null,
  answers: 'update',
  async run({ actor }, core: Core) {
    return { message: textMessage(core.phrases.text(actor.language, 'series.kept')) };
  },
});

type Here = Pick<Asked<unknown>, 'actor' | 'place'>;

/** The series behind a button. Throws Refusal where it is gone, or another group's. */
async function ownSeries(core: Core, id: string, place: Here['place']): Promise<Series> {
  const series = await core.store.series.byId(id);
  const group = await groupOf(core, place);
  if (series?.groupId !== group.id || series.places.length === 0) throw new Refusal('series.gone');
  return series;
}

async function changed(core: Core, { actor, place }: Here, id: string, done: string) {
  const series = await ownSeries(core, id, place);
  const text = core.phrases.text(actor.language, done);
  return { message: await seriesPage(core, series, actor.language, text) };
}
