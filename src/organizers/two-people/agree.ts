import type { Asked, Others, Update } from '../../chat/command.ts';
import type { Message, Modal } from '../../chat/message.ts';
import { Refusal } from '../../chat/refusal.ts';
import type { Core } from '../../core.ts';
import { permit } from '../../routing/permit.ts';
import type { Group } from '../../store/groups.ts';
import type { Request } from '../../store/requests.ts';
import { actOf, organizerHere } from '../overseeing/act-of.ts';
import { note } from '../overseeing/note.ts';
import { agreeWithin } from './agree-within.ts';
import { fingerprint } from './fingerprint.ts';
import { grantNames } from './grant-names.ts';
import { agreedMessage } from './request-message.ts';

/**
 * Does what another organizer asked for, once: as long as it is still what was shown, and both may do it. Throws Refusal
 * where it is gone, too late, their own, another group's, or something else by now.
 */
export async function agreeTo(
  core: Core,
  asked: Asked<{ readonly request: string }>,
  others: Others<Core>,
): Promise<Update> {
  const act = await actOf(core, { ...asked, options: { ...asked.options } });
  const { group, event, person } = act;
  const request = await requestHere(core, group, asked.options.request);
  // The secret may have been changed in between: nobody agrees with themselves by their other name.
  const own = [person, organizerHere(core, group, asked.actor)];
  if (own.includes(request.person)) throw new Refusal('two-people.not-yourself');
  const { actions, commands } = others;
  const wanted = (request.kind === 'action' ? actions : commands).get(request.name);
  if (!wanted) throw gone();
  await permit(core, wanted.who, asked, wanted.onlyByRight(request.given));
  const isAsShown = (await fingerprint(core.store, event)) === request.seen;
  if (!(await core.store.requests.take(group.id, request.id))) throw gone();
  if (!isAsShown) throw new Refusal('two-people.changed');
  const message = agreedMessage(core, group, request, wanted.takesTwo, event);
  if (wanted.takesTwo === 'names') {
    if (event) await grantNames(core, event.id, [request.person, person]);
    return { message, forEverybody: true };
  }
  const outcome = await wanted.run({ ...asked, options: request.given }, core, others);
  const record = wanted.recorded(request.given);
  if (record !== null) await note(core, { ...act, person: request.person }, record);
  return { message, ...noteOf(outcome), forEverybody: true };
}

async function requestHere(core: Core, group: Group, id: string): Promise<Request> {
  const request = await core.store.requests.byId(group.id, id);
  if (!request || request.madeAt <= core.clock.now() - agreeWithin) throw gone();
  return request;
}

function gone(): Refusal {
  return new Refusal('two-people.gone');
}

/** What the one who did it would have been told goes to the one who agreed. */
function noteOf(outcome: Message | Modal | Update): { readonly note?: Message } {
  if ('fields' in outcome) return {};
  return { note: 'message' in outcome ? outcome.message : outcome };
}
