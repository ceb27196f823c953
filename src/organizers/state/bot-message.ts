import type { Actor } from '../../chat/actor.ts';
import type { Inline } from '../../chat/inline.ts';
import type { Block, Message } from '../../chat/message.ts';
import type { Place } from '../../chat/place.ts';
import type { Core } from '../../core.ts';
import { troubleWords } from '../../events/posting/delivery-troubles.ts';
import { voice } from '../../events/showing/bilingual.ts';
import { clockIn } from '../../events/zones/zone-label.ts';
import { version } from '../../operations/version.ts';
import { connectionFields, reactionsField } from './connection-fields.ts';
import { contentBlocks } from './content-blocks.ts';
import { momentOf } from './moment-of.ts';
import { retryable, type Sending, sendingHere } from './sending-here.ts';

/** Nobody reads more of each on a phone. */
const mostShown = 5;

/** How the bot fares, for the organizers of one group: what is due, what failed, its connections, what it knows. */
export async function botMessage(core: Core, { language }: Actor, place: Place): Promise<Message> {
  const say = (key: string, values = {}) => core.phrases.text(language, key, values);
  const { today, failed } = await sendingHere(core, place);
  const speaker = voice(core.phrases, [language]);
  const title = ({ event }: Sending) => speaker.title(event.title);
  const due = today.map((one): Inline => {
    const clock = clockIn(one.event.start.timeZoneId, one.row.dueAt, language);
    const what = say(`trouble.kind.${one.row.kind}`);
    return [`${clock}: ${what}, “${title(one)}”, `, { kind: 'channel', channel: one.post.place.channel }];
  });
  const troubles = failed.map((one): Inline => {
    return [`“${title(one)}”: ${troubleWords(core, one.event, one.row, language, one.post.place.platform)}`];
  });
  const again: Block = {
    kind: 'buttons',
    buttons: [
      { label: say('event.create.try-again'), look: 'primary', press: { action: 'bot-retry', args: [] } },
    ],
  };
  const more = (all: readonly unknown[]): Block[] => {
    const left = all.length - mostShown;
    return left > 0 ? [{ kind: 'text', text: say('bot.more', { left }) }] : [];
  };
  const list = (items: readonly Inline[]): Block[] => [
    { kind: 'list', items: items.slice(0, mostShown) },
    ...more(items),
  ];
  return {
    summary: say('bot.title'),
    blocks: [
      { kind: 'heading', text: say('bot.title') },
      { kind: 'text', text: say('bot.today', { count: due.length }) },
      ...(due.length > 0 ? list(due) : []),
      { kind: 'text', text: say('bot.failed', { count: troubles.length }) },
      ...(troubles.length > 0 ? list(troubles) : []),
      ...(failed.some(retryable) ? [again] : []),
      {
        kind: 'fields',
        fields: [...(await connectionFields(core, language)), await reactionsField(core, language, place)],
      },
      ...contentBlocks(core, language),
      {
        kind: 'citation',
        text: [say('bot.version', { version }), ' ', momentOf(core, core.startedAt, language)],
      },
    ],
  };
}
