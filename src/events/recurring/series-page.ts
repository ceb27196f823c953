import type { Language } from '../../chat/language.ts';
import type { Block, Message } from '../../chat/message.ts';
import type { Core } from '../../core.ts';
import type { Series } from '../../store/series.ts';
import { voice } from '../showing/bilingual.ts';
import { formatBriefly } from '../when/format-when.ts';
import { wordsOf } from './repeats-shown.ts';
import { type SeriesDay, seriesDays } from './series-days.ts';

/** So many of its next days are shown, and can be skipped. */
const mostDays = 6;

/** A series as its organizers see it: its rule, its next days, and what can be done with them. `done`: what was done just now. */
export async function seriesPage(
  core: Core,
  series: Series,
  language: Language,
  done: string | null = null,
): Promise<Message> {
  const say = (key: string, values = {}) => core.phrases.text(language, key, values);
  const title = voice(core.phrases, ['en', 'es']).title(series.title);
  const days = await seriesDays(core, series, mostDays);
  const items = days.map(({ start, is, posted }) =>
    say(`series.day.${is}`, {
      when: formatBriefly(start, language),
      post: formatBriefly(posted, language),
    }),
  );
  return {
    summary: done ?? title,
    blocks: [
      { kind: 'heading', text: title },
      ...(done === null ? [] : [{ kind: 'text', text: done } as const]),
      { kind: 'text', text: await wordsOf(core, series, language) },
      items.length === 0 ? { kind: 'text', text: say('series.no-more') } : { kind: 'list', items },
      ...controls(core, series, days, language),
    ],
  };
}

function controls(core: Core, series: Series, days: readonly SeriesDay[], language: Language): Block[] {
  const say = (key: string) => core.phrases.text(language, key);
  const choosing = (key: string, action: string, is: SeriesDay['is']): Block[] => {
    const offered = days.filter((day) => day.is === is);
    if (offered.length === 0) return [];
    const options = offered.map(({ date, start }) => ({
      value: date,
      label: formatBriefly(start, language),
    }));
    return [{ kind: 'select', label: say(key), choose: { action, args: [series.id] }, options }];
  };
  const press = { action: 'series-end', args: [series.id] };
  return [
    ...choosing('series.skip', 'series-skip', 'coming'),
    ...choosing('series.put-back', 'series-put-back', 'skipped'),
    ...(days.length === 0
      ? []
      : [
          {
            kind: 'buttons' as const,
            buttons: [{ label: say('series.end'), look: 'danger' as const, press }],
          },
        ]),
  ];
}
