import type { Actor } from '../../chat/actor.ts';
import type { Block, Button } from '../../chat/message.ts';
import type { Place } from '../../chat/place.ts';
import type { Core } from '../../core.ts';
import type { Event } from '../../store/events.ts';
import { quietLine } from './quiet-line.ts';
import { askOnce, quietHoursHere, wishOf } from './wish.ts';

/**
 * What is said of direct messages below somebody's RSVP: the question, once in all their life, or that none come through
 * any more. `again`: the message that asks is shown anew, and must still ask.
 */
export async function consentBlocks(
  core: Core,
  event: Event,
  actor: Actor,
  place: Place,
  again: boolean,
): Promise<{ readonly asks: boolean; readonly blocks: readonly Block[] }> {
  const isTooLate = event.start.epochMilliseconds <= core.clock.now();
  // Without a group nobody knows in which hours they sleep.
  if (isTooLate || place.group === null) return { asks: false, blocks: [] };
  const wish = await wishOf(core, actor);
  if (wish?.state === 'closed') return { asks: false, blocks: closedBlocks(core, actor, place, [event.id]) };
  const asks = wish === null ? await askOnce(core, actor, place) : again && wish.state === 'asked';
  return { asks, blocks: asks ? await askBlocks(core, actor, place, 'direct.ask', [event.id]) : [] };
}

/** The question, with what is kept and when it is quiet. `args`: the event whose receipt asks, and what else a yes does. */
export async function askBlocks(
  core: Core,
  actor: Actor,
  place: Place,
  question: string,
  args: readonly string[] = [],
): Promise<Block[]> {
  const say = (key: string) => core.phrases.text(actor.language, key);
  const quiet = quietLine(core.phrases, actor.language, await quietHoursHere(core, actor, place));
  return [
    { kind: 'text', text: say(question) },
    { kind: 'buttons', buttons: yesAndNo(core, actor, 'direct.yes', args) },
    { kind: 'citation', text: `${say('direct.kept')} ${quiet}` },
  ];
}

/** Their messages were turned away: why that may be, and where reminders can be seen all the same. */
export function closedBlocks(
  core: Core,
  actor: Actor,
  { platform }: Place,
  args: readonly string[] = [],
): Block[] {
  const values = { platform, slash: core.slash(platform) };
  return [
    { kind: 'text', text: core.phrases.text(actor.language, 'direct.closed', values) },
    { kind: 'buttons', buttons: yesAndNo(core, actor, 'direct.again', args) },
  ];
}

function yesAndNo({ phrases }: Core, { language }: Actor, yes: string, args: readonly string[]): Button[] {
  return [
    { label: phrases.text(language, yes), look: 'primary', press: { action: 'direct-yes', args } },
    {
      label: phrases.text(language, 'direct.no'),
      look: 'plain',
      press: { action: 'direct-no', args: args.slice(0, 1) },
    },
  ];
}
