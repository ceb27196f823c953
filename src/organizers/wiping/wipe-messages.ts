import type { Inline } from '../../chat/inline.ts';
import type { Language } from '../../chat/language.ts';
import type { Block, Button, Message } from '../../chat/message.ts';
import type { Place } from '../../chat/place.ts';
import type { Core } from '../../core.ts';
import { groupOf } from '../../events/group-of.ts';
import type { Wiped } from './wipe-here.ts';

/** How long (ms) the buttons work: an old message of that kind must not lie about like a trap. */
const buttonsWork = 10 * 60_000;
/** So many channels are named in which messages are left. */
const mostChannels = 10;

/** Whether a question that was asked at that moment (epoch ms) is still the one that is answered. */
export function isStillMeant({ clock }: Pick<Core, 'clock'>, asked: number): boolean {
  return Math.abs(clock.now() - asked) <= buttonsWork;
}

/** What a wipe of the group would take, with the buttons to go on and to stop. Throws Refusal outside of a group. */
export async function whatWouldGo(core: Core, language: Language, place: Place): Promise<Message> {
  const group = await groupOf(core, place);
  const say = (key: string, values = {}) => core.phrases.text(language, key, values);
  const found = await core.store.erasing.contents(group);
  return asking(core, language, say('wipe.ask'), 'wipe-sure', 'wipe.button', [
    {
      kind: 'list',
      items: [
        say('wipe.events', { events: found.events, answers: found.answers }),
        say('wipe.plans', { series: found.series, templates: found.templates }),
        say('wipe.settings', { organizers: found.organizers }),
        say('wipe.wishes'),
        say('wipe.backups'),
      ],
    },
    { kind: 'text', text: say('wipe.others') },
  ]);
}

/** Asked once more, so that one slip of a thumb destroys nothing. */
export function lastQuestion(core: Core, language: Language): Message {
  const summary = core.phrases.text(language, 'wipe.sure');
  return asking(core, language, summary, 'wipe-now', 'wipe.yes', []);
}

function asking(
  core: Core,
  language: Language,
  summary: string,
  action: string,
  label: string,
  more: readonly Block[],
): Message {
  const say = (key: string) => core.phrases.text(language, key);
  const buttons: Button[] = [
    { label: say(label), look: 'danger', press: { action, args: [String(core.clock.now())] } },
    { label: say('wipe.keep'), look: 'plain', press: { action: 'wipe-keep', args: [] } },
  ];
  return {
    summary,
    asks: true,
    blocks: [{ kind: 'text', text: summary }, ...more, { kind: 'buttons', buttons }],
  };
}

/** What was done, and what is left for people to do. Nothing is said after it: the group is unknown again. */
export function wiped(
  core: Core,
  language: Language,
  place: Place,
  { taken, left, backupsGone }: Wiped,
): Message {
  const say = (key: string, values = {}) => core.phrases.text(language, key, values);
  const summary = say('wipe.done', { taken });
  const channels = [
    ...new Set(left.filter(({ platform }) => platform === place.platform).map(({ channel }) => channel)),
  ];
  const named: Inline[] = channels.slice(0, mostChannels).map((channel) => ({ kind: 'channel', channel }));
  return {
    summary,
    alone: true,
    blocks: [
      { kind: 'text', text: summary },
      ...(left.length > 0 ? [{ kind: 'text', text: say('wipe.left', { left: left.length }) } as const] : []),
      ...(named.length > 0 ? [{ kind: 'list', items: named } as const] : []),
      ...(backupsGone ? [] : [{ kind: 'text', text: say('wipe.backups-left') } as const]),
      { kind: 'citation', text: say('wipe.besides') },
    ],
  };
}
