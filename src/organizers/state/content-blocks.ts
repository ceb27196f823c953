import type { Language } from '../../chat/language.ts';
import type { Block } from '../../chat/message.ts';
import { formatFault } from '../../content/fault.ts';
import { findOverdue } from '../../content/overdue.ts';
import type { Core } from '../../core.ts';
import { momentOf } from './moment-of.ts';

const mostShown = 5;

/** What the bot knows and since when, why an edit is not used, and what of it should be looked at again. */
export function contentBlocks(core: Core, language: Language): Block[] {
  const say = (key: string, values = {}) => core.phrases.text(language, key, values);
  const { loadedAt, faults } = core.contentState;
  const now = Temporal.Instant.fromEpochMilliseconds(core.clock.now());
  const today = now.toZonedDateTimeISO(core.content.campaign.time_zone).toPlainDate();
  const overdue = findOverdue(core.content, language, today);
  const loaded = momentOf(core, loadedAt, language);
  const entries = core.content.entries(language).length;
  const items = overdue.slice(0, mostShown).map(({ what, name, days }) => {
    return days === null ? say('bot.never-checked', { name }) : say(`bot.old-${what}`, { name, days });
  });
  const left = overdue.length - items.length;
  return [
    { kind: 'text', text: core.phrases.rich(language, 'bot.content', { entries, loaded }) },
    ...(faults.length === 0 ? [] : broken()),
    ...(overdue.length === 0 ? [] : old()),
  ];

  function broken(): Block[] {
    return [
      { kind: 'text', text: say('bot.faults', { count: faults.length }) },
      { kind: 'list', items: faults.slice(0, mostShown).map(formatFault) },
    ];
  }

  function old(): Block[] {
    return [
      { kind: 'text', text: say('bot.overdue', { count: overdue.length }) },
      { kind: 'list', items: left > 0 ? [...items, say('bot.more', { left })] : items },
    ];
  }
}
