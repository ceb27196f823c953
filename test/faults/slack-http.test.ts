import { expect, test } from 'vitest';
import { startSlackDouble } from '../doubles/slack/index.ts';
import { newFolder } from '../scenarios/bot-process.ts';
import {
  expectProperOnSlack,
  namingOnSlack,
  publishedOnSlack,
  readySlackBot,
  seededOnSlack,
  slackSettings,
  there,
} from './bot-on-slack.ts';

const title = 'Vote on the budget';

test('signed HTTP requests instead of a socket: everything works on our own port', async () => {
  const slack = await startSlackDouble();
  const post = () => namingOnSlack(slack, title)[0];
  const says = (words: string) => post()?.text.includes(words) === true;
  const { SLACK_APP_TOKEN: _, ...env } = slackSettings(slack, {
    SLACK_SIGNING_SECRET: slack.signingSecret,
    PORT: '0',
    DATA_DIR: newFolder('data'),
  });
  const bot = await readySlackBot(slack, env);
  const port = await slack.waitFor(() => /"port":(\d+),"msg":"listening"/.exec(bot.log())?.[1]);
  const url = `http://127.0.0.1:${port}/slack/events`;
  slack.deliverTo(url);
  const rosa = slack.person({ name: 'rosa', admin: true });
  await publishedOnSlack(slack, rosa, title);
  await seededOnSlack(slack, title);
  slack.react(slack.person({ name: 'ana' }), there(post()), 'white_check_mark');
  await slack.press(slack.person({ name: 'wei' }), there(post()), /:going:/).answered();
  await slack.waitFor(() => says('2 going'), { withinMs: 20_000 });
  const body = JSON.stringify({ type: 'event_callback' });
  expect((await slack.postSigned(url, body, { secret: 'another' })).status).toBe(401);
  expect((await slack.postSigned(url, body, { timestamp: Date.now() / 1000 - 600 })).status).toBe(401);
  expect((await fetch(url, { method: 'POST', body })).status).toBe(401);
  expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(404);
  expectProperOnSlack(slack);
  await bot.kill();
  await slack.stop();
});
