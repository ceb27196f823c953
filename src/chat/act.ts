/** What organizers do, each of which a group can keep to those of whom the platform says that they may organize. */
export const acts = [
  /** Look at what only organizers see. */
  'organize',
  /** Plan and post new events. */
  'create',
  /** Change, cancel and take down what is posted, and its reminders. */
  'edit',
  /** Post an event in further channels, and let other groups have it. */
  'share',
  /** Take the counts out of the chat. */
  'export',
  /** See who comes, where people agreed to that. */
  'names',
  /** Change what holds for the whole group. */
  'configure',
] as const;

export type Act = (typeof acts)[number];

/** Who may use a command: anyone who can address the bot, or organizers who may do this. */
export type Who = 'anyone' | Act;

/** What is noted of an organizer's act, for other organizers to read. */
export const records = [
  'posted',
  'changed',
  'cancelled',
  'taken-down',
  'shared',
  'reminders-changed',
  'series-changed',
  'template-saved',
  'template-deleted',
  'settings-changed',
  'organizers-changed',
  'permissions-changed',
  'sent-again',
  'names-seen',
  'exported',
  'agreed',
] as const;

export type Recorded = (typeof records)[number];

/** What a group can let take two organizers: what everybody reads, and seeing names. */
export const twoPeople = ['everybody', 'names'] as const;

export type TwoPeople = (typeof twoPeople)[number];
