import { PermissionFlagsBits } from 'discord.js';
import type { DiscordDouble, Message } from '../../test/doubles/discord/index.ts';

export const channel = 'events';
export const title = 'Defend the sanctuary law';

/** Has an organizer post a hearing a month ahead, as one would; resolves to the post. */
export async function postEvent(discord: DiscordDouble): Promise<Message> {
  const day = Temporal.Now.plainDateISO('America/Los_Angeles').add({ days: 30 });
  const rosa = discord.person({ name: 'rosa', permissions: PermissionFlagsBits.Administrator });
  await discord.slash(rosa, channel, 'settings', { time_zone: 'America/Los_Angeles' }).answered();
  const draft = await discord
    .slash(rosa, channel, 'event create', {
      kind: 'council-meeting',
      title,
      when: `${day} 10:00`,
      place: 'City Hall, Room 340',
    })
    .answered();
  if (!draft.message) throw new Error(`no draft was made: ${draft.text}`);
  await discord.press(rosa, draft.message, 'Post it').answered();
  const post = () => discord.snapshot(channel).find(({ text }) => text.includes(title));
  // With the bot's own reactions everything that the posting entails is done.
  await discord.waitFor(() => Object.keys(post()?.reactions ?? {}).length === 3);
  const message = post()?.message;
  if (!message) throw new Error('the event was not posted');
  return message;
}
