/** Statements that both databases take: groups with events, each event posted in some channels, each with a reminder. */
export interface Town {
  readonly groups: number;
  readonly events: number;
  readonly postsOfEach: number;
  readonly comingToEach: number;
}

/** Several posts for each event, as of a coalition; some people come. */
export const town: Town = { groups: 200, events: 2_048, postsOfEach: 5, comingToEach: 4 };

const day = 86_400_000;

/** Fills an empty database. The reminders are due at `dueAt` (epoch ms), a day before their events, one ms apart. */
export function fill({ groups, events, postsOfEach, comingToEach }: Town, dueAt: number): string[] {
  const texts = `'{"en":"Defend the sanctuary law","es":"Defendamos la ley santuario"}'`;
  const start = dueAt + day;
  const counting = (last: number) =>
    `WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ${last})`;
  return [
    `INSERT INTO groups (id, platform, native_id, time_zone, languages, zone_chosen, welcomed, organizer_roles)
      ${counting(groups)} SELECT 'g' || i, 'bench', 'n' || i, 'America/Los_Angeles', '["en","es"]', 1, 1, '[]' FROM n`,
    `INSERT INTO events (id, group_id, kind, title, description, accessibility, place, link, time_zone, starts_at, ends_at,
        state, created_at, version)
      ${counting(events)} SELECT 'e' || i, 'g' || (i % ${groups}), 'council-meeting', ${texts}, ${texts}, ${texts},
        'City Hall, Room 340', 'https://example.org/agenda', 'America/Los_Angeles', ${start}, ${start + day / 8}, 'open', 0, 1
        FROM n`,
    `INSERT INTO posts (id, event_id, platform, native_group, channel, message, reposts, ordinal)
      ${counting(events * postsOfEach)} SELECT 'p' || i, 'e' || (i / ${postsOfEach}), 'bench',
        'n' || ((i / ${postsOfEach}) % ${groups}), 'c' || i, 'm' || i, 0, i % ${postsOfEach} FROM n`,
    `INSERT INTO rsvps (event_id, person, choice, via, acted_at)
      ${counting(events * comingToEach)} SELECT 'e' || (i / ${comingToEach}), 'person ' || i,
        CASE WHEN i % 3 = 0 THEN 'maybe' ELSE 'going' END, 'button', 0 FROM n`,
    `INSERT INTO outbox (id, key, kind, event_id, post_id, lane, rung, due_at, state, attempts, asked, of_start)
      ${counting(events * postsOfEach)} SELECT 'r' || i, 'reminder:p' || i, 'reminder', 'e' || (i / ${postsOfEach}),
        'p' || i, 'bench n' || ((i / ${postsOfEach}) % ${groups}), 'P1D', ${dueAt} + i % 1000, 'pending', 0, 1, ${start}
        FROM n`,
  ];
}
