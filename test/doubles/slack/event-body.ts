import type { Json } from '../discord/json.ts';
import type { InteractionRecord } from './interaction-record.ts';
import type { World } from './world.ts';

/** Takes events of the workspace, on their way to the app. */
export interface EventSink {
  /** The record is that of what a person did; what the bot did itself has none. */
  happened(event: Json, record?: InteractionRecord): void;
}

/** "apis/events-api": Event type structure. */
export function eventBody(world: World, event: Json): Json {
  const { team, bot } = world;
  return {
    token: world.verificationToken,
    team_id: team.id,
    context_team_id: team.id,
    context_enterprise_id: null,
    api_app_id: bot.appId,
    event,
    type: 'event_callback',
    event_id: world.ids.next('Ev'),
    event_time: Math.floor(world.clock.now() / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: team.id,
        user_id: bot.userId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event_context: `4-${world.ids.next('C')}`,
  };
}
