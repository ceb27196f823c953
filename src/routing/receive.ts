import type { Inbound } from '../chat/inbound.ts';
import type { Receive, Recognise } from '../chat/platform.ts';
import { Refusal } from '../chat/refusal.ts';
import type { Responder } from '../chat/responder.ts';
import type { Core } from '../core.ts';
import { sharedAnswerGone } from '../sharing/correct-shared.ts';
import { answered } from './answered.ts';
import { complete } from './complete.ts';
import { knownHere } from './known-here.ts';
import { roomFor, slowDown } from './limits/slow-down.ts';
import { noteGroups } from './note-groups.ts';
import { isPermitted } from './permit.ts';
import { postGone } from './reactions/post-gone.ts';
import { countReaction, reactionsCleared } from './reactions/reactions.ts';
import { onPlatformClock } from './reactions/readings.ts';
import { reconcilePlatform } from './reactions/reconcile-platform.ts';
import type { Registry } from './registry.ts';
import { run } from './run.ts';
import { told } from './told.ts';
import { welcome } from './welcome.ts';

export interface Receiving {
  readonly receive: Receive;
  /** For what a platform says and asks by itself. */
  readonly recognise: Recognise;
  /** Resolves when all that came in so far has been answered. */
  ended(): Promise<void>;
}

/** The one door for all that comes in from any platform. */
export function receiver(core: Core, registry: Registry<Core>): Receiving {
  const open = new Set<Promise<void>>();
  const receiveOne: Receive = async (inbound, responder) => {
    try {
      await receive(core, registry, inbound, responder);
      await core.worker.rearm();
    } catch (error) {
      core.log.error('receive-broke', { kind: inbound.kind }, error);
    }
  };
  return {
    async receive(inbound, responder) {
      const one = receiveOne(inbound, responder);
      open.add(one);
      await one;
      open.delete(one);
    },
    async recognise(actor, place) {
      const known = await knownHere(core, { actor, place });
      const asker = { ...known, organizerByPlatform: actor.organizer === true };
      return { ...known.actor, may: (who) => isPermitted(core, who, asker) };
    },
    async ended() {
      await Promise.all(open);
    },
  };
}

async function receive(
  core: Core,
  registry: Registry<Core>,
  inbound: Inbound,
  responder: Responder | null,
): Promise<void> {
  switch (inbound.kind) {
    case 'reaction':
      return countReaction(core, inbound);
    case 'cleared':
      return reactionsCleared(core, inbound);
    case 'deleted':
      await sharedAnswerGone(core, inbound.message);
      return postGone(core, inbound.message);
    case 'groups':
    case 'group':
      return noteGroups(core, inbound);
    case 'connected':
      core.connections.set(inbound.platform, { isUp: true, since: core.clock.now() });
      return reconcilePlatform(core, inbound.platform);
    case 'disconnected':
      core.connections.set(inbound.platform, { isUp: false, since: core.clock.now() });
      return core.deaf.falls(inbound.platform, onPlatformClock(core, inbound.platform, core.clock.now()));
    default:
  }
  if (!responder) throw new TypeError(`nobody to answer a ${inbound.kind}`);
  const room = roomFor(core, registry, inbound);
  if (inbound.kind === 'completion') {
    const byPlatform = inbound.actor.organizer === true;
    return responder.complete(
      room.isThere ? await complete(core, await knownHere(core, inbound), byPlatform) : [],
    );
  }
  const id = `${inbound.place.platform}:${inbound.id}`;
  // What there is no room for leaves no row either: it would be a way to fill the database.
  if (room.isThere && !(await core.store.deliveries.takeOnce(id, core.clock.now()))) {
    room.giveBack();
    return core.log.debug('repeated-delivery');
  }
  const asked = await knownHere(core, inbound);
  const byPlatform = {
    organizerByPlatform: inbound.actor.organizer === true,
    appLanguage: inbound.actor.language,
  };
  const back = told(core, inbound, responder);
  const slowed = room.isThere ? null : await slowDown(core, registry, asked, room);
  if (slowed === 'say-nothing') return;
  await answered(core, asked, back, async () => {
    if (slowed instanceof Refusal) throw slowed;
    const outcome = await run(core, registry, asked, byPlatform, back);
    await welcome(core, asked, outcome, back);
  });
}
