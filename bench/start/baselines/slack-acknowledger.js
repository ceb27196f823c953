// A bare Bolt app that acknowledges whatever it is asked, and does nothing else.
import { App, SocketModeReceiver } from '@slack/bolt';

const clientOptions = { slackApiUrl: process.env.SLACK_API_URL };
const receiver = new SocketModeReceiver({
  appToken: process.env.SLACK_APP_TOKEN,
  installerOptions: { clientOptions },
});
const app = new App({ token: process.env.SLACK_BOT_TOKEN, receiver, clientOptions });
app.command(/.*/, ({ ack }) => ack());
app.action(/.*/, ({ ack }) => ack());
process.once('SIGTERM', () => process.exit(0));
await app.start();
process.stdout.write('acknowledging\n');
