import { Events, GatewayCloseCodes } from 'discord.js';
import { platformName } from '../parse.ts';
import type { Hearing } from './hearing.ts';

/** After these Discord lets nobody come back with this token or these intents. Source: Gateway Close Event Codes. */
const final: ReadonlySet<number> = new Set([
  GatewayCloseCodes.AuthenticationFailed,
  GatewayCloseCodes.InvalidShard,
  GatewayCloseCodes.ShardingRequired,
  GatewayCloseCodes.InvalidAPIVersion,
  GatewayCloseCodes.InvalidIntents,
  GatewayCloseCodes.DisallowedIntents,
]);

/** Tells the core when the bot hears again, and when it does not. */
export function hearConnection({ client, receive, log }: Hearing, shutOut: () => void): void {
  let isConnected = false;
  const connected = () => {
    isConnected = true;
    void receive({ kind: 'connected', platform: platformName }, null);
  };
  // After a new session nothing of what happened meanwhile is told; after a resume it mostly is.
  client.on(Events.ShardReady, connected);
  client.on(Events.ShardResume, connected);
  client.on(Events.ShardReconnecting, () => {
    // discord.js says so again at each attempt to come back.
    if (!isConnected) return;
    isConnected = false;
    log.warn('discord-reconnecting');
    void receive({ kind: 'disconnected', platform: platformName }, null);
  });
  client.on(Events.ShardDisconnect, ({ code }) => {
    log.warn('discord-disconnected', { code });
    if (final.has(code)) shutOut();
  });
  client.on(Events.Error, (error) => log.error('discord-error', {}, error));
}
