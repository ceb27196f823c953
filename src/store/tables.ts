/**
 * What is kept. Ids are TEXT, times are epoch milliseconds, lists and language pairs are JSON text.
 * A person appears only as a pseudonym (see people/pseudonym.ts).
 */
export interface Tables {
  meta: { key: string; value: string };
  groups: {
    id: string;
    platform: string;
    native_id: string;
    time_zone: string;
    languages: string;
    /** Where organizers of this group are told things; null: nowhere. */
    organizers_channel: string | null;
    /** 1 once its organizers have said in which time zone they live; until then times are not guessed. */
    zone_chosen: number;
    /** 1 once an organizer was shown the first steps. */
    welcomed: number;
    /** Where its events are posted unless somebody says where; null: where they are made. */
    announcement_channel: string | null;
    /** Roles (Discord) whose members organize here too, by the platform's ids. */
    organizer_roles: string;
  };
  /** People who organize in a group besides those of whom the platform says so. */
  organizers: { group_id: string; person: string };
  /** People who chose another language than that of their app. */
  chosen_languages: { person: string; language: string };
  events: {
    id: string;
    group_id: string;
    kind: string;
    title: string;
    description: string;
    accessibility: string;
    place: string;
    link: string;
    time_zone: string;
    starts_at: number;
    ends_at: number;
    state: string;
    created_at: number;
    /** When to remind, in place of what its kind says. */
    ladder: string | null;
    /** A draft that is to change an open event: that event's id. */
    edits: string | null;
    /** Grows with each change, so that nobody overwrites what they have not seen. */
    version: number;
  };
  /** What can be made into an event again and again. */
  templates: {
    id: string;
    group_id: string;
    name: string;
    kind: string;
    title: string;
    description: string;
    accessibility: string;
    place: string;
    link: string;
    /** By the clock on the wall: `10:00`. */
    start_time: string;
    /** ISO 8601: `PT2H`. */
    duration: string;
    ladder: string | null;
  };
  posts: {
    id: string;
    event_id: string;
    platform: string;
    native_group: string | null;
    channel: string;
    message: string | null;
    /** How often it was posted anew after somebody deleted it. */
    reposts: number;
  };
  rsvps: {
    event_id: string;
    person: string;
    choice: string;
    via: string;
    acted_at: number;
  };
  reactions: {
    post_id: string;
    person: string;
    reaction: string;
    /** 1, or 0 for one that was taken away: remembered so that an older event that comes late changes nothing. */
    present: number;
    changed_at: number;
  };
  outbox: {
    id: string;
    key: string;
    kind: string;
    event_id: string;
    post_id: string;
    /** What a reminder of this row is (`PT2H`), or of which version a notice of a change tells; empty for most others. */
    rung: string;
    due_at: number;
    state: string;
    attempts: number;
    /** Grows with each request for the same refresh, so that one asked for during a send is not lost. */
    asked: number;
    first_attempt_at: number | null;
    lease_owner: string | null;
    lease_until: number | null;
    message: string | null;
    error: string | null;
    /** Of a reminder: the start it reminds of. One whose event has moved is not sent. */
    of_start: number | null;
    /** Of a notice of a change: the time and the place that the channel knew before. */
    was: string | null;
  };
  deliveries: { id: string; received_at: number };
  /** Codes with which organizers take an event into another group. */
  shares: { code: string; event_id: string; expires_at: number };
  /** Answers that somebody shared in a channel; nobody is told who. */
  shared_answers: {
    id: string;
    entry: string;
    language: string;
    platform: string;
    native_group: string | null;
    channel: string;
    message: string | null;
    /** Of what the message shows. */
    fingerprint: string;
    shared_at: number;
  };
  /** How often an entry was called right or wrong; nothing of who was asked, or what. */
  answer_votes: { entry: string; language: string; yes: number; no: number };
}
