import { commandAcknowledgement } from './acknowledgements.ts';
import type { InteractionRecord } from './interaction-record.ts';
import type { Interactions } from './interactions.ts';
import type { Channel, Person } from './model.ts';
import { channelName } from './payloads.ts';
import { escapeCommand, escapeTyped } from './typed-text.ts';

/** Types the app's slash command ("interactivity/implementing-slash-commands": Understanding the payload). */
export function useCommand(
  interactions: Interactions,
  person: Person,
  channel: Channel,
  text: string,
): InteractionRecord {
  const { workspace, responseUrls } = interactions;
  const { world, triggers } = workspace;
  if (channel.kind !== 'public' && !channel.members.has(person.id)) {
    throw new Error(`${person.name} does not see ${channel.name}`);
  }
  const record = interactions.begin({ kind: 'command', what: `${world.command} ${text}`, person, channel });
  const body = {
    token: world.verificationToken,
    team_id: world.team.id,
    team_domain: world.team.domain,
    channel_id: channel.id,
    channel_name: channelName(channel),
    user_id: person.id,
    user_name: person.name,
    command: world.command,
    // The client takes off the blanks around it.
    text: world.escapesCommands ? escapeCommand(world, text.trim()) : escapeTyped(text.trim()),
    api_app_id: world.bot.appId,
    is_enterprise_install: 'false',
    response_url: responseUrls.issue(record),
    trigger_id: triggers.issue(record),
  };
  const apply = commandAcknowledgement(workspace, record);
  return interactions.deliver(record, 'slash_commands', { body, acceptsPayload: true, apply });
}
