import { completeEntry } from '../answers/browsing/complete-entry.ts';
import type { Completion } from '../chat/inbound.ts';
import type { Completes } from '../chat/options.ts';
import type { CompletionChoice } from '../chat/responder.ts';
import type { Core } from '../core.ts';
import { completeEvent } from '../events/finding/complete-event.ts';
import { completeAnyEvent, completeRepeatable } from '../events/repeating/complete-ever.ts';
import { completeZone } from '../events/zones/complete-zone.ts';
import { isPermitted } from './permit.ts';

/** What Discord shows at most. */
const mostChoices = 25;

type Completer = (core: Core, completion: Completion) => Promise<CompletionChoice[]> | CompletionChoice[];

/** Who makes the choices, for each kind of thing that an option can name. */
const completers: Readonly<Record<Completes, Completer>> = {
  event: completeEvent,
  'any-event': completeAnyEvent,
  repeatable: completeRepeatable,
  zone: completeZone,
  entry: completeEntry,
};

/**
 * What an option offers for what has been typed so far; nothing where the option is not known or completes nothing, nor
 * to those who may not use the command: names tell what is planned, also behind closed doors.
 */
export async function complete(
  core: Core,
  completion: Completion,
  organizerByPlatform: boolean,
): Promise<CompletionChoice[]> {
  const shape = core.shapes.find(({ name }) => name === completion.command);
  const completes = shape?.options.find(({ name }) => name === completion.option)?.completes;
  if (!shape || completes === undefined) return [];
  if (!(await isPermitted(core, shape.who, { ...completion, organizerByPlatform }))) return [];
  return (await completers[completes](core, completion)).slice(0, mostChoices);
}
