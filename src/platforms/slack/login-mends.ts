/** Why Slack does not let the bot in, and what whoever installs it can do. */
export const loginMends = {
  'wrong-token': {
    says: 'SLACK_BOT_TOKEN is refused by Slack.',
    mend: 'Copy the Bot User OAuth Token again from the page Install App of your Slack app, or install the app again.',
  },
  'wrong-app-token': {
    says: 'SLACK_APP_TOKEN is refused by Slack.',
    mend: 'Make a new App-Level Token with the scope connections:write under “Basic Information”, and check that Socket Mode is on.',
  },
  unreachable: {
    says: 'Slack cannot be reached.',
    mend: 'Check the network, and SLACK_API_URL if it is set.',
  },
  'missing-scope': {
    says: 'SLACK_BOT_TOKEN lacks a permission.',
    mend: 'Paste the manifest of npm run -s slack:manifest under “App Manifest” of your Slack app, save it, and install the app again.',
  },
} as const;
