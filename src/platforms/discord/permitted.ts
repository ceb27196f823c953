import type { Client } from 'discord.js';
import {
  isOpen,
  isOpenToAll,
  lackedOrSending,
  mayRead,
  mayReadHistory,
  missingPermissions,
} from './channel-permissions.ts';
import { platformError } from './errors.ts';
import { lookUpChannel } from './look-up-channel.ts';

/** What is permitted in channels, as far as the bot knows. Rejects with PlatformError only. */
export interface Permitted {
  /** Whether every member of the server can see this channel; one that the bot does not know counts as private. */
  isOpenToAll(channel: string): Promise<boolean>;
  /** Whether messages of the past can be read there; where Discord's own answer must tell, true. */
  mayReadHistory(channel: string): Promise<boolean>;
  /** Names what the bot lacks there; never rejects. */
  missing(channel: string): Promise<string[]>;
}

interface Known {
  readonly open: boolean;
  readonly readable: boolean;
  readonly missing: string[];
}

/** A channel that the bot may not see, or a direct message. */
const unseen: Known = { open: false, readable: true, missing: ['View Channel'] };
/** For how long (ms) what was asked for is believed: what organizers are told must not go to a channel that was opened. */
const believedFor = 5_000;
const mostKnown = 200;

/**
 * From what a session tells of servers, where this process has one; else Discord is asked. `me`: the bot's id, null before
 * it was let in.
 */
export function permitted(client: () => Client, me: () => string | null): Permitted {
  const asked = new Map<string, { readonly at: number; readonly known: Promise<Known> }>();
  const ask = (channel: string): Promise<Known> => {
    const before = asked.get(channel);
    if (before && performance.now() - before.at < believedFor) return before.known;
    if (asked.size >= mostKnown) asked.clear();
    const known = look(client(), me(), channel);
    asked.set(channel, { at: performance.now(), known });
    // What could not be asked is asked for again.
    known.catch(() => asked.delete(channel));
    return known;
  };
  const hasSession = () => client().user !== null;
  return {
    isOpenToAll: async (channel) =>
      hasSession() ? isOpenToAll(client(), channel) : (await ask(channel)).open,
    mayReadHistory: async (channel) =>
      hasSession() ? mayReadHistory(client(), channel) : (await ask(channel)).readable,
    async missing(channel) {
      if (hasSession()) return missingPermissions(client(), channel);
      const { missing } = await ask(channel).catch(() => unseen);
      return missing;
    },
  };
}

async function look(client: Client, me: string | null, id: string): Promise<Known> {
  if (me === null) return unseen;
  try {
    const found = await lookUpChannel(client, me, id);
    if (!found) return unseen;
    const { channel, self } = found;
    return {
      open: isOpen(channel),
      readable: mayRead(self, channel),
      missing: lackedOrSending(self, channel),
    };
  } catch (cause) {
    const error = platformError(cause);
    if (error.retry === 'never') return unseen;
    throw error;
  }
}
