import { Refusal } from '../chat/refusal.ts';

/**
 * The most that is kept of each thing that people can make, with the words for whoever wants one more. What is not here
 * there is but one of: an RSVP, a wish, a language, a reaction of one person.
 */
const caps = {
  /** Coming events of a group. */
  openEvents: { most: 300, phrase: 'cap.open-events' },
  /** What waits for an organizer's confirmation in a group, for an hour at most. */
  drafts: { most: 200, phrase: 'cap.drafts' },
  /** Events that a group makes within 24 hours, also those that are cancelled at once. */
  eventsADay: { most: 300, phrase: 'cap.events-a-day' },
  /** What comes again in a group. */
  series: { most: 50, phrase: 'cap.series' },
  /** As many as can be offered at once. */
  templates: { most: 25, phrase: 'template.too-many' },
  /** Channels in which one event stands, in any group. */
  posts: { most: 20, phrase: 'cap.posts' },
  /** Codes of one event that can be used, for an hour. */
  codes: { most: 10, phrase: 'cap.codes' },
  /** How often one event is changed. */
  changes: { most: 500, phrase: 'cap.changes' },
  /** More reminders to come than this, in the channel or to the same people, would drive them away. */
  reminders: { most: 10, phrase: 'reminders.too-many' },
  /** Reminders of one event that were ever wanted, also those that were skipped. */
  remindersEver: { most: 60, phrase: 'cap.reminders-ever' },
  /** More reminders of one event than this only annoy one person. */
  personal: { most: 5, phrase: 'personal.too-many' },
  /** The same, with those that came already. */
  personalEver: { most: 20, phrase: 'cap.personal-ever' },
  /** Answers that are shared in a group within 24 hours. */
  sharedADay: { most: 100, phrase: 'cap.shared-a-day' },
  /** What waits in a group for another organizer to agree, for an hour at most. */
  requests: { most: 20, phrase: 'cap.requests' },
  /** People who organize in a group because they were named. */
  organizers: { most: 50, phrase: 'cap.organizers' },
} as const;

type Cap = keyof typeof caps;

/** Throws a Refusal for the option or field where as many are kept already. */
export function mustHaveRoom(cap: Cap, kept: number, option: string | null = null): void {
  const { most, phrase } = caps[cap];
  if (kept >= most) throw new Refusal(phrase, { most }, option);
}
