import type { Command } from '../chat/command.ts';
import { Refusal } from '../chat/refusal.ts';
import type { Core } from '../core.ts';
import { forgetNow } from '../my-data/forget.ts';
import type { Asked } from './find.ts';

type Found = Pick<Command<Core>, 'options'>;

/**
 * What somebody did before they had themselves forgotten, and comes in after it, is not done any more. Throws a Refusal that
 * says so. What asks is answered whenever it comes: somebody may be in danger.
 */
export function mustNotBeForgotten(core: Core, found: Found, inbound: Asked): void {
  if (isSince(core, found, inbound)) throw new Refusal('my-data.since');
}

/** The same for what was being done at that moment: what it has written goes too. */
export async function forgottenMeanwhile(core: Core, found: Found, inbound: Asked): Promise<void> {
  if (isSince(core, found, inbound)) await forgetNow(core, inbound.actor.account);
}

function isSince(core: Core, { options }: Found, { kind, actor, place, at }: Asked): boolean {
  const asks = kind === 'question' || kind === 'home' || 'question' in options.shape;
  const heardAt = core.platform(place.platform)?.now() ?? core.clock.now();
  return !asks && core.justForgotten.isSince(actor.account, at, heardAt);
}
