/** The bot, in which something throws that nobody catches, with all secrets in it. */
const { DISCORD_TOKEN, SLACK_BOT_TOKEN, SANCTUARY_SECRET } = process.env;

await import('../../src/run.js');
setTimeout(() => {
  const error = new Error(`Bot ${DISCORD_TOKEN}`, { cause: { SLACK_BOT_TOKEN } });
  throw Object.assign(error, { request: { headers: { authorization: SANCTUARY_SECRET } } });
}, 10);
