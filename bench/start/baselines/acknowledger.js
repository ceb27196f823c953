// A bare discord.js bot that acknowledges whatever it is asked, and does nothing else.
import { Client, Events, GatewayIntentBits } from 'discord.js';

const client = new Client({
  intents: [GatewayIntentBits.Guilds],
  rest: { api: process.env.DISCORD_API_URL },
});
client.on(Events.InteractionCreate, (interaction) => {
  if (interaction.isMessageComponent()) void interaction.deferUpdate();
  else if (interaction.isChatInputCommand()) void interaction.deferReply();
});
client.once(Events.ClientReady, () => process.stdout.write('acknowledging\n'));
process.once('SIGTERM', () => process.exit(0));
await client.login(process.env.DISCORD_TOKEN);
