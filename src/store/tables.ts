import type { Generated } from 'kysely';

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
    /** Since when the bot is not in it any more; null: it is. */
    left_at: number | null;
    /** Who of its organizers may do what, where that is not as usual. */
    permissions: Generated<string>;
    /** What takes two organizers. */
    two_people: Generated<string>;
  };
  /** People who organize in a group besides those of whom the platform says so. */
  organizers: { group_id: string; person: string };
  /** People who chose another language than that of their app. */
  chosen_languages: { person: string; language: string; used_month: string };
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
    /** Of an occurrence: its series, and its day by the series' rule (`2026-12-08`), wherever it was moved since. */
    series_id: string | null;
    occurrence: string | null;
    /** 1: organizers see the names of those who said so at the button. */
    shows_names: Generated<number>;
    /** 1: reactions under its posts do not count. */
    buttons_only: Generated<number>;
  };
  /** Events that come again by a rule; each occurrence becomes an event when its time to be posted has come. */
  series: {
    id: string;
    group_id: string;
    kind: string;
    title: string;
    description: string;
    accessibility: string;
    place: string;
    link: string;
    ladder: string | null;
    time_zone: string;
    /** RFC 5545, without DTSTART: `FREQ=WEEKLY;BYDAY=TU,WE,FR`. */
    rule: string;
    /** By the clock on the wall: `2026-12-01T10:00`. */
    first: string;
    /** ISO 8601, by the clock on the wall: `PT2H`. */
    duration: string;
    /** Where its events are posted: a list of places. */
    places: string;
    /** Days that were left out. */
    skipped: string;
    /** The day of the next occurrence that is no event yet, and when that is to be posted; null: there is none. */
    next: string | null;
    post_at: number | null;
    version: number;
    /** 1: organizers see the names of those who said so at the button. */
    shows_names: Generated<number>;
    /** 1: reactions under its posts do not count. */
    buttons_only: Generated<number>;
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
    /** 1: organizers see the names of those who said so at the button. */
    shows_names: Generated<number>;
    /** 1: reactions under its posts do not count. */
    buttons_only: Generated<number>;
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
    /** When it was sent: platforms let old messages be edited less often. */
    posted_at: number | null;
    /** Until when its reactions are known completely, by the platform's clock. */
    read_at: number | null;
    /** Its place among the event's posts: where the event was planned first stands first. */
    ordinal: number;
  };
  rsvps: {
    event_id: string;
    person: string;
    choice: string;
    via: string;
    acted_at: number;
    /** 1 for somebody who will speak there. */
    speaks: Generated<number>;
    /** The group in which they said so; null: nobody knows. */
    group_id: string | null;
    /** The account, sealed for `person`; only of those who let organizers see their name. */
    sealed: string | null;
    /** 1 for somebody who took their name away from organizers: no tap shows it again. */
    hides_name: Generated<number>;
  };
  /** What is left of the RSVPs of an event that is long over. */
  event_counts: {
    event_id: string;
    /** Empty where nobody knows in which group. */
    group_id: string;
    choice: string;
    people: number;
    speakers: number;
  };
  /** Reactions, by pseudonyms made for one post alone, of people who had themselves forgotten: they are not counted again. */
  tombstones: { post_id: string; person: string; reaction: string; made_at: number };
  /** Who must not come back with a backup: SHA-256 of each pseudonym that was forgotten. */
  forgotten: { digest: string; until: number };
  /** Who was asked whether they want direct messages, and what they said; no event is linked to it. */
  direct_wishes: {
    person: string;
    state: string;
    /** The account, sealed; only of those who said yes. */
    sealed: string | null;
    /** Where they said so: its time zone and languages count where they chose none. */
    platform: string;
    native_group: string | null;
    language: string;
    /** By the clock: `21:00`; null: as everybody. */
    quiet_from: string | null;
    quiet_to: string | null;
    time_zone: string | null;
    /** When it was last of use: `2026-11`. */
    used_month: Generated<string>;
  };
  /** When somebody wants to be told of an event besides what everybody is told. */
  personal_reminders: { event_id: string; person: string; rung: string };
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
    /** Null for what concerns a whole group. */
    event_id: string | null;
    /** The channel that it goes to; null for what goes to people or organizers. */
    post_id: string | null;
    /** Of a report: whose organizers it goes to. */
    group_id: string | null;
    /** Whose queue it waits in: what one group has waiting delays nobody else's. */
    lane: string;
    /** Of a direct message: who it goes to, as known at that event, and the sealed account until it is sent. */
    person: string | null;
    sealed: string | null;
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
    /** 1 once organizers were told what became of it. */
    reported: Generated<number>;
  };
  /** What one process at a time does. */
  leases: {
    name: string;
    owner: string;
    /** Grows with each new holder, so that an earlier one can be told from it. */
    fence: number;
    until: number;
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
  /** What organizers did, by a pseudonym that is made for their group. */
  audit: {
    id: string;
    group_id: string;
    person: string;
    record: string;
    event_id: string | null;
    at: number;
  };
  /** What one organizer asked for and another must agree to. */
  requests: {
    id: string;
    group_id: string;
    person: string;
    kind: string;
    name: string;
    options: string;
    made_at: number;
  };
  /** Until when an organizer may see the names of an event because another one agreed. */
  name_grants: { event_id: string; person: string; until: number };
}
