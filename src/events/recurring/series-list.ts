import { strong } from '../../chat/inline.ts';
import type { Language } from '../../chat/language.ts';
import type { Message } from '../../chat/message.ts';
import type { Place } from '../../chat/place.ts';
import { textMessage } from '../../chat/text-message.ts';
import type { Core } from '../../core.ts';
import type { Series } from '../../store/series.ts';
import { voice } from '../showing/bilingual.ts';
import { briefly } from '../showing/briefly.ts';
import { recurrenceLine } from './recurrence-words.ts';
import { seriesDays } from './series-days.ts';
import { recurrenceOf } from './series-of.ts';

/** As many as a menu can offer, and a title of which so much is shown (characters). */
const mostSeries = 15;
const mostOfTitle = 60;

/** A group's series with their next days, and a menu to choose one. */
export async function seriesList(
  core: Core,
  all: readonly Series[],
  language: Language,
  { platform }: Place,
): Promise<Message> {
  const say = (key: string, values = {}) => core.phrases.text(language, key, values);
  if (all.length === 0) return textMessage(say('series.none', { slash: core.slash(platform) }));
  const shown = all.slice(0, mostSeries);
  const titleOf = ({ title }: Series) => briefly(voice(core.phrases, [language]).title(title), mostOfTitle);
  const items = await Promise.all(
    shown.map(async (series) => {
      const days = (await seriesDays(core, series, 3)).filter(({ is }) => is === 'posted' || is === 'coming');
      const dates = days.map(({ start }) =>
        start.toLocaleString(language, { month: 'short', day: 'numeric' }),
      );
      const line = recurrenceLine(core.phrases, language, recurrenceOf(series));
      const next = dates.length === 0 ? say('series.no-more') : dates.join('; ');
      return [strong(titleOf(series)), `: ${line} · ${next}`];
    }),
  );
  const more = all.length - shown.length;
  return {
    summary: say('series.title'),
    blocks: [
      { kind: 'heading', text: say('series.title') },
      { kind: 'list', items },
      ...(more > 0 ? [{ kind: 'text' as const, text: say('events.more', { more }) }] : []),
      {
        kind: 'select',
        label: say('series.choose'),
        choose: { action: 'series', args: [] },
        options: shown.map((series) => ({ value: series.id, label: titleOf(series) })),
      },
    ],
  };
}
