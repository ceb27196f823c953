import type { Actor } from '../../chat/actor.ts';
import type { Language } from '../../chat/language.ts';
import { Refusal } from '../../chat/refusal.ts';
import type { Core } from '../../core.ts';
import { tellOrganizers } from '../telling/tell-organizers.ts';
import type { HeldQuestion } from './held-questions.ts';
import { heldAs } from './hold-question.ts';
import { questionMessage } from './question-message.ts';

/**
 * Sends the question under this token to the organizers, without its asker's name; resolves with the language in which
 * it was answered. Throws Refusal where it cannot.
 */
export async function handOn(core: Core, token: string, actor: Actor): Promise<Language> {
  const taken = core.held.take(token, heldAs(core, actor));
  if (typeof taken === 'string') throw new Refusal(`hand-on.${taken}`);
  // Two quick taps may be heard by two processes at once: the random token alone is kept, for a day.
  const delivery = `handed-on:${token}`;
  if (core.processes.areSeveral && !(await core.store.deliveries.takeOnce(delivery, core.clock.now())))
    throw new Refusal('hand-on.handed-on');
  try {
    await send(core, taken);
    return taken.language;
  } catch (error) {
    // What may have arrived is not sent a second time.
    const mayHaveArrived = error instanceof Refusal && error.phrase === unknown;
    if (!mayHaveArrived) {
      await core.store.deliveries.forget(delivery);
      core.held.giveBack(token, taken);
    }
    throw error;
  }
}

const unknown = 'hand-on.unknown';

async function send(core: Core, question: HeldQuestion): Promise<void> {
  const group = await core.store.groups.byId(question.groupId);
  const told = group
    ? await tellOrganizers(core, group, questionMessage(core, group, question))
    : { state: 'no-channel' as const };
  if (told.state === 'no-channel' || told.state === 'open-to-all') throw new Refusal('hand-on.no-channel');
  if (told.state === 'unknown') throw new Refusal(unknown);
  if (told.state === 'not-sent') throw new Refusal('hand-on.not-sent');
  core.log.info('question-handed-on');
}
