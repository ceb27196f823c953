import { SimpleShardingStrategy } from 'discord.js';

/** What holds the gateway's connections inside discord.js. */
type Manager = ConstructorParameters<typeof SimpleShardingStrategy>[0];

/**
 * Ends a client's connection for good. discord.js forgets a connection that is ended between two attempts to be let in,
 * and half a second later that one tries again by itself, beside the next client's.
 */
export class EndingStrategy extends SimpleShardingStrategy {
  readonly #manager: Manager;

  constructor(manager: Manager) {
    super(manager);
    this.#manager = manager;
  }

  override async destroy(options: Parameters<SimpleShardingStrategy['destroy']>[0] = {}): Promise<void> {
    // discord.js itself does this, without a code, before it connects for the first time.
    const isForGood = options.code !== undefined;
    // Each attempt asks for this first.
    if (isForGood) this.#manager.options.retrieveSessionInfo = () => new Promise(() => {});
    await super.destroy(options);
  }
}
