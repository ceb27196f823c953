import type { Asked } from '../../chat/command.ts';
import { type Inline, time } from '../../chat/inline.ts';
import type { Language } from '../../chat/language.ts';
import type { Message } from '../../chat/message.ts';
import { textMessage } from '../../chat/text-message.ts';
import type { Core } from '../../core.ts';
import { groupOf } from '../../events/group-of.ts';
import { voice } from '../../events/showing/bilingual.ts';
import { briefly } from '../../events/showing/briefly.ts';
import { formatBriefly } from '../../events/when/format-when.ts';
import type { Audited } from '../../store/audit.ts';
import { organizerHere } from './act-of.ts';
import { codeOf } from './code-of.ts';

/** Whoever wants to know what happened looks at the last days, on a phone. */
const mostShown = 20;
const longestTitle = 40;

/** What organizers of this group did lately, the latest first: each by a code, the reader as themselves. */
export async function auditMessage(
  core: Core,
  { actor, place }: Pick<Asked<unknown>, 'actor' | 'place'>,
): Promise<Message> {
  const { language } = actor;
  const say = (key: string, values = {}) => core.phrases.text(language, key, values);
  const group = await groupOf(core, place);
  const latest = await core.store.audit.latest(group.id, mostShown + 1);
  const kept = say('audit.kept', { days: core.retentionDays });
  if (latest.length === 0) return textMessage(`${say('audit.none')} ${kept}`);
  const me = organizerHere(core, group, actor);
  const zone = group.timeZone ?? core.content.campaign.time_zone;
  const line = async ({ at, person, record, eventId }: Audited): Promise<Inline> => {
    const event = eventId === null ? null : await core.store.events.inGroup(eventId, place);
    const title =
      event === null ? '' : briefly(voice(core.phrases, [language]).title(event.title), longestTitle);
    return [
      time(at, 'full', momentOf(at, zone, language)),
      ': ',
      person === me ? say('audit.you') : say('audit.organizer', { code: codeOf(person) }),
      ', ',
      say(`audit.did.${record}`),
      ...(title === '' ? [] : [`: “${title}”`]),
    ];
  };
  return {
    summary: say('audit.title'),
    blocks: [
      { kind: 'heading', text: say('audit.title') },
      { kind: 'list', items: await Promise.all(latest.slice(0, mostShown).map(line)) },
      ...(latest.length > mostShown ? [{ kind: 'text', text: say('audit.more') } as const] : []),
      { kind: 'citation', text: `${say('audit.codes')} ${kept}` },
    ],
  };
}

function momentOf(at: number, timeZone: string, language: Language): string {
  return formatBriefly(Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone), language);
}
