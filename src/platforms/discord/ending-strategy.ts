import { SimpleShardingStrategy, type WSWebSocketManager } from 'discord.js';

/**
 * Ends a client's connection for good. discord.js forgets a connection that is ended between two attempts to be let in,
 * and half a second later that one tries again by itself, beside the next client's.
 */
export class EndingStrategy extends SimpleShardingStrategy {
  readonly #manager: WSWebSocketManager;

  constructor(manager: WSWebSocketManager) {
    super(manager);
    this.#manager = manager;
  }

  override async destroy(options: Parameters<SimpleShardingStrategy['destroy']>[0] = {}): Promise<void> {
    await super.destroy(options);
    // Each attempt asks for this first.
    this.#manager.options.retrieveSessionInfo = () => new Promise(() => {});
  }
}
