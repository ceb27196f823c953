import type { Actor } from '../../chat/actor.ts';
import type { ActionPress } from '../../chat/inbound.ts';
import type { Modal } from '../../chat/message.ts';
import type { Place } from '../../chat/place.ts';
import { Refusal, type WayOn } from '../../chat/refusal.ts';
import type { Core } from '../../core.ts';

interface Here {
  readonly actor: Actor;
  readonly place: Place;
}

/** Remembers a form that is about to be opened, where it will be gone once it is sent in. */
export function rememberForm(core: Core, here: Here, modal: Modal): void {
  if (!closesOnSubmit(core, here)) return;
  core.forms.opened(modal, heldAs(core, here));
}

/** The refusal of a form that was sent in, with the button back to it where it is not open any more. */
export function withFormAgain(core: Core, press: ActionPress, refusal: Refusal): Refusal {
  if (!closesOnSubmit(core, press)) return refusal;
  const token = core.forms.refused(press.call, press.fields, heldAs(core, press));
  if (token === null) return refusal;
  const back: WayOn = { label: 'form.again', press: { action: 'form-again', args: [token] } };
  return new Refusal(refusal.phrase, refusal.values, refusal.option, [back, ...refusal.waysOn]);
}

/** The form under this token with what this person typed. Throws Refusal where it is not held, or not theirs. */
export function formAgain(core: Core, token: string, here: Here): Modal {
  const modal = core.forms.take(token, heldAs(core, here));
  if (!modal) throw new Refusal('form.gone');
  return modal;
}

function closesOnSubmit(core: Core, { place }: Here): boolean {
  return core.platform(place.platform)?.capabilities.formsStayOpen === false;
}

/** In place of this person in this group: a form of one group is never opened in another. */
function heldAs({ pseudonyms, forms }: Core, { actor, place }: Here): string {
  return pseudonyms.of(actor.account, `${forms.name} ${place.group ?? ''}`);
}
