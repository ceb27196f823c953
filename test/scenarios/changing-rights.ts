import type { Inbound } from '../../src/chat/inbound.ts';
import type { Platform } from '../../src/chat/platform.ts';
import type { Person, World } from '../contracts/world.ts';

export interface ChangingRights {
  readonly world: World;
  /** From now on the platform says of this person that they do not organize, with whatever they have open before them. */
  takeFrom(person: Person): void;
}

/** The same world, where somebody can lose the right to organize while people use the bot. */
export function changingRights(world: World): ChangingRights {
  const lost = new Set<string>();
  const asOfNow = (inbound: Inbound): Inbound => {
    switch (inbound.kind) {
      case 'command':
      case 'action':
      case 'completion':
        return lost.has(inbound.actor.account)
          ? { ...inbound, actor: { ...inbound.actor, organizer: false } }
          : inbound;
      default:
        return inbound;
    }
  };
  const platform: Platform = {
    ...world.platform,
    connect: (receive, recognise) =>
      world.platform.connect((inbound, responder) => receive(asOfNow(inbound), responder), recognise),
  };
  return { world: { ...world, platform }, takeFrom: ({ account }) => void lost.add(account) };
}
