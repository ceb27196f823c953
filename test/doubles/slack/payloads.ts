import type { Json } from '../discord/json.ts';
import type { InteractionRecord } from './interaction-record.ts';
import { messageJson } from './message-json.ts';
import type { Channel, Person } from './model.ts';
import { viewJson } from './view-making.ts';
import type { World } from './world.ts';

/** What every interaction says ("reference/interaction-payloads"). */
export function commonJson(world: World, type: string, person: Person): Json {
  const { team, bot } = world;
  return {
    type,
    team: { id: team.id, domain: team.domain },
    user: { id: person.id, username: person.name, name: person.name, team_id: person.team },
    api_app_id: bot.appId,
    token: world.verificationToken,
    is_enterprise_install: false,
    enterprise: null,
  };
}

/** Private channels and direct messages are not called by their names. */
export function channelName({ kind, name }: Channel): string {
  if (kind === 'im') return 'directmessage';
  return kind === 'private' ? 'privategroup' : name;
}

/**
 * Where a button or menu is used: `container`, and the message or view. An ephemeral message is known by its
 * container alone.
 */
export function placeJson(world: World, { source, view, channel }: InteractionRecord): Json {
  if (view) return { container: { type: 'view', view_id: view.id }, view: viewJson(world, view) };
  if (!source || !channel) throw new Error('Neither in a message nor in a view');
  const isEphemeral = source.ephemeralFor !== null;
  return {
    container: {
      type: 'message',
      message_ts: source.ts,
      channel_id: channel.id,
      is_ephemeral: isEphemeral,
      ...(source.threadTs === null ? {} : { thread_ts: source.threadTs }),
    },
    channel: { id: channel.id, name: channelName(channel) },
    ...(isEphemeral ? {} : { message: messageJson(world, source) }),
  };
}
