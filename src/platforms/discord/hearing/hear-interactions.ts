import { discordResponder } from '../answering/responder.ts';
import { interaction } from '../interaction.ts';
import { parseInteraction } from '../parse.ts';
import { snowflakeTime } from '../snowflake.ts';
import type { Hearing } from './hearing.ts';

/** INTERACTION_CREATE: commands, buttons, forms, and what is typed into an option that completes. */
export function hearInteraction({ client, answers, receive, clock, log }: Hearing, data: unknown): void {
  const parsed = interaction.safeParse(data);
  const inbound = parsed.success ? parseInteraction(client, parsed.data) : null;
  if (!parsed.success || !inbound) {
    log.warn('discord-unknown-interaction');
    return;
  }
  clock.saw(snowflakeTime(parsed.data.id));
  void receive(inbound, discordResponder(answers, parsed.data));
}
