import type { Language } from '../../chat/language.ts';
import type { Button, Message } from '../../chat/message.ts';
import type { Core } from '../../core.ts';
import type { Event } from '../../store/events.ts';
import { voice } from '../showing/bilingual.ts';
import { formatBriefly } from '../when/format-when.ts';
import { laterThan } from './later-events.ts';
import { wordsOf } from './repeats-shown.ts';

/** Asks whether an event of a series is to be cancelled alone, or with all that come after it. */
export async function cancelInSeriesQuestion(core: Core, event: Event, language: Language): Promise<Message> {
  const say = (key: string, values = {}) => core.phrases.text(language, key, values);
  const standing = event.series ? await core.store.events.ofSeries(event.series.id) : [];
  const summary = say('event.cancel.sure', {
    title: voice(core.phrases, [language]).title(event.title),
    when: formatBriefly(event.start, language),
    going: (await core.store.rsvps.count(event.id)).going,
  });
  const question = say('series.cancel.which', {
    rule: event.series ? await wordsOf(core, event.series, language) : '',
    following: laterThan(event, standing, core.clock.now()).length,
  });
  const button = (key: string, action: string, look: 'danger' | 'plain'): Button => ({
    label: say(key),
    look,
    press: { action, args: [event.id] },
  });
  return {
    summary,
    blocks: [
      { kind: 'text', text: summary },
      { kind: 'text', text: question },
      {
        kind: 'buttons',
        buttons: [
          button('series.only-this', 'event-cancel', 'danger'),
          button('series.all-from-here', 'event-cancel-all', 'danger'),
          button('event.cancel.keep', 'event-keep', 'plain'),
        ],
      },
    ],
  };
}
