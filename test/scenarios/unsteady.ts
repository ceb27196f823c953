import type { Message } from '../../src/chat/message.ts';
import type { Platform, SentLookup } from '../../src/chat/platform.ts';
import { PlatformError } from '../../src/chat/platform-error.ts';
import type { World } from '../contracts/world.ts';

/**
 * What becomes of a message on its way. `not-now`: the platform is away; `answer-lost`: it arrives, and the bot does not
 * hear of it; `lost`: it does not arrive, and the bot cannot know; `refused`: the bot may not write there.
 */
export type Fate = 'arrives' | 'not-now' | 'answer-lost' | 'lost' | 'refused';

export interface Unsteady {
  readonly world: World;
  /** Every message that arrived by itself, oldest first. */
  readonly arrived: readonly Message[];
  /** From now on; it may take its time. */
  fate: (message: Message) => Fate | Promise<Fate>;
  /** Whether the platform lets the bot look what it said. */
  mayLook: boolean;
}

/** The same world, on a platform that knows no message by its key and fails as the test says. */
export function unsteady(world: World): Unsteady {
  const { platform } = world;
  const arrived: Message[] = [];
  const away = (mayHaveHappened: boolean) =>
    new PlatformError('away', { code: 'unreachable', retry: { afterMs: 1 }, mayHaveHappened });
  const one: Platform = {
    ...platform,
    capabilities: { ...platform.capabilities, repeatsSafelyForMs: 0 },
    async send(place, message, key) {
      const fate = await state.fate(message);
      if (fate === 'refused') {
        const details = ['Send Messages'];
        throw new PlatformError('refused', { code: 'missing-permission', retry: 'never', details });
      }
      if (fate === 'not-now' || fate === 'lost') throw away(fate === 'lost');
      const ref = await platform.send(place, message, key);
      arrived.push(message);
      if (fate === 'answer-lost') throw away(true);
      return ref;
    },
    async findSent(place, key, since): Promise<SentLookup> {
      return state.mayLook ? platform.findSent(place, key, since) : { state: 'unknowable' };
    },
  };
  const state: Unsteady = {
    world: { ...world, platform: one },
    arrived,
    fate: () => 'arrives',
    mayLook: true,
  };
  return state;
}
