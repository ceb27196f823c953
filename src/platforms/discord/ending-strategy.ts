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
    await super.destroy(options);
    // discord.js itself does this, without a code, before it connects for the first time.
    if (options.code === undefined) return;
    // Each attempt asks for this first.
    this.#manager.options.retrieveSessionInfo = () => new Promise(() => {});
  }
}
