import type { Actor } from '../chat/actor.ts';
import type { Message } from '../chat/message.ts';
import type { Core } from '../core.ts';
import { everythingOf, type Kept, tablesOfPeople } from '../people/everything-of.ts';
import type { KeptRow } from '../store/kept.ts';

/** What says nothing of a person: how the bot sends things, and codes that would only help whoever has stolen the database. */
const leftOut =
  /^(id|person|key|lane|lease_owner|lease_until|asked|attempts|reported|state_at|post_id|event_id|group_id)$/;
/** Columns that hold a moment (epoch ms). */
const moments = /_(at|until)$|^(at|until|of_start)$/;

/** All that is kept of a person, as JSON to be copied; they alone see it. */
export async function exportMessage(core: Core, { account, language }: Actor): Promise<Message> {
  const { store, pseudonyms, phrases } = core;
  const say = (key: string) => phrases.text(language, `my-data.${key}`);
  const kept = await everythingOf(store, (realm) => pseudonyms.of(account, realm));
  if (kept.length === 0) return { summary: say('nothing'), blocks: [{ kind: 'text', text: say('nothing') }] };
  const titles = await titlesOf(core, kept);
  const groupIds = kept.flatMap(({ row }) => (typeof row.group_id === 'string' ? [row.group_id] : []));
  const groups = new Map((await store.groups.byIds([...groupIds, ''])).map((group) => [group.id, group]));
  const groupOf = ({ row }: Kept) => {
    const group = groups.get(String(row.group_id ?? ''));
    return group ? { group: `${group.platform} ${group.nativeId}` } : {};
  };
  const table = (name: Kept['table']) =>
    kept
      .filter((one) => one.table === name)
      .map((one) => ({
        ...readable(one.row, titles.get(one) ?? null),
        ...groupOf(one),
      }));
  const copy = Object.fromEntries(
    tablesOfPeople.map((name) => [name, table(name)] as const).filter(([, rows]) => rows.length > 0),
  );
  return {
    summary: say('copy.title'),
    blocks: [
      { kind: 'heading', text: say('copy.title') },
      { kind: 'text', text: say('copy.how') },
      { kind: 'text', text: JSON.stringify(copy, null, 1) },
    ],
  };
}

/** The titles of the events that they are about. */
async function titlesOf({ store }: Core, kept: readonly Kept[]): Promise<Map<Kept, string>> {
  const postIds = kept.flatMap(({ row }) => (typeof row.post_id === 'string' ? [row.post_id] : []));
  const posts = new Map((await store.posts.byIds([...postIds, ''])).map((post) => [post.id, post.eventId]));
  const eventOf = ({ row }: Kept) =>
    typeof row.post_id === 'string' ? (posts.get(row.post_id) ?? '') : String(row.event_id ?? '');
  const events = await store.events.byIds([...kept.map(eventOf), '']);
  const titles = new Map(events.map(({ id, title }) => [id, title.en || title.es]));
  return new Map(kept.map((one) => [one, titles.get(eventOf(one)) ?? '']));
}

function readable(row: KeptRow, event: string | null): Record<string, unknown> {
  const columns = Object.entries(row)
    .filter(([name, value]) => !leftOut.test(name) && value !== null)
    .map(([name, value]) => [name, readableValue(name, value)] as const);
  return { ...(event ? { event } : {}), ...Object.fromEntries(columns) };
}

function readableValue(name: string, value: unknown): unknown {
  if (name === 'sealed') return 'your account, encrypted';
  return moments.test(name) && typeof value === 'number' ? new Date(value).toISOString() : value;
}
