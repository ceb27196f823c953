import { Client, GatewayIntentBits as I, Partials } from 'discord.js';
const client = new Client({ intents: [I.Guilds, I.GuildMessages, I.GuildMessageReactions], rest: { api: process.env.URL! }, partials: [Partials.Message, Partials.Reaction, Partials.User, Partials.Channel] });
client.on('error', (e) => { console.log('ERROR-EVENT', e.message); });
for (const e of ['interactionCreate','messageReactionAdd','messageReactionRemove','messageCreate','messageUpdate','messageDelete','messageReactionRemoveAll','messageReactionRemoveEmoji']) client.on(e as never, () => console.log('EVENT', e));
client.once('clientReady', () => console.log('READY'));
await client.login(process.env.TOK);
process.stdin.on('end', () => {}); process.stdin.on('data', () => console.log('ALIVE')); 
