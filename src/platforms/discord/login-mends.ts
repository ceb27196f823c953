/** Why Discord does not let the bot in, and what whoever installs it can do. */
export const loginMends = {
  'wrong-token': {
    says: 'DISCORD_TOKEN is refused by Discord.',
    mend: 'Copy it again from the Bot page of your application, or reset it there.',
  },
  unreachable: {
    says: 'Discord cannot be reached.',
    mend: 'Check the network, and DISCORD_API_URL if it is set.',
  },
  'commands-refused': {
    says: 'Discord refuses the commands.',
    mend: 'If you changed content/phrases, check the names of commands there; else try again in a few minutes.',
  },
} as const;
