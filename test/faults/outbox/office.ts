import { randomBytes } from 'node:crypto';
import type { Message } from '../../../src/chat/message.ts';
import type { MessageRef } from '../../../src/chat/place.ts';
import type { Platform } from '../../../src/chat/platform.ts';
import type { Delivery } from '../../../src/outbox/delivery.ts';
import { type Pace, usualPace } from '../../../src/outbox/pace.ts';
import { unwatched, type WatchStages } from '../../../src/outbox/stage.ts';
import { createWorker, type Worker } from '../../../src/outbox/worker.ts';
import { pseudonyms } from '../../../src/people/pseudonym.ts';
import { sealer } from '../../../src/people/seal.ts';
import { createPane } from '../../../src/platforms/playground/pane.ts';
import type { Event } from '../../../src/store/events.ts';
import { newId } from '../../../src/store/new-id.ts';
import { openStore, type Store } from '../../../src/store/open.ts';
import type { Post } from '../../../src/store/posts.ts';
import { sqlite } from '../../../src/store/sqlite.ts';
import { errorLog } from '../../contracts/error-log.ts';
import { knowledge } from '../../scenarios/every-world.ts';

export const minute = 60_000;
export const hour = 60 * minute;

/** What a platform without any people does with what it is sent; a test takes its place. */
export interface Transport {
  /** Resolves when it stands in the channel; rejects with PlatformError. */
  send(channel: string, key: string): Promise<void>;
  edit(message: MessageRef, content: Message): Promise<void>;
}

export interface Office {
  readonly store: Store;
  readonly transport: Transport;
  /** The channels in which something arrived and stands, in that order, and the keys of what stands there. */
  readonly arrived: { readonly channel: string; readonly key: string }[];
  /** All faults of ours that were logged: there must be none. */
  readonly errors: readonly unknown[];
  now(): number;
  passTime(ms: number): void;
  /** A process that sends. */
  worker(more?: { readonly watch?: WatchStages; readonly pace?: Partial<Pace> }): Worker;
  /** An event of this group with a post that stands in a channel of its own, sent so long (ms) ago. */
  event(group: string, posted?: number): Promise<{ readonly event: Event; readonly post: Post }>;
  /** So many reminders of a group, in a channel each, due in so many ms. */
  reminders(group: string, count: number, dueIn: number): Promise<void>;
  close(): Promise<void>;
}

/** A database with what waits in it, and a platform that keeps nobody waiting unless a test says so. */
export async function openOffice(): Promise<Office> {
  const store = await openStore(sqlite(null));
  let ahead = 0;
  const now = () => Date.now() + ahead;
  const transport: Transport = { send: async () => {}, edit: async () => {} };
  const arrived: { channel: string; key: string }[] = [];
  const { log, errors } = errorLog();
  const workers: Worker[] = [];
  const pane = createPane({
    name: 'discord',
    style: 'discord',
    render: () => [],
    reactionNames: { check: 'a', thinking: 'b', cross: 'c' },
    now,
  });
  const platform: Platform = {
    ...pane,
    // Who is in doubt has to look.
    capabilities: { ...pane.capabilities, repeatsSafelyForMs: 0 },
    async send({ channel }, _message, key) {
      await transport.send(channel, key);
      arrived.push({ channel, key });
      return { platform: 'discord', channel, message: key };
    },
    edit: (message, content) => transport.edit(message, content),
    async remove({ message: key }) {
      const at = arrived.findIndex((each) => each.key === key);
      if (at >= 0) arrived.splice(at, 1);
    },
    async findSent({ channel }, key) {
      const found = arrived.some((each) => each.key === key);
      return found
        ? { state: 'sent', ref: { platform: 'discord', channel, message: key } }
        : { state: 'not-sent' };
    },
  };

  const eventIn = async (group: string, comesIn: number): Promise<Event> => {
    const { id: groupId } = await store.groups.ensure({
      platform: 'discord',
      nativeId: group,
      languages: ['en', 'es'],
    });
    const start = Temporal.Instant.fromEpochMilliseconds(now() + comesIn).toZonedDateTimeISO(
      'America/Los_Angeles',
    );
    const texts = { en: 'Hearing', es: 'Audiencia' };
    const event: Event = {
      id: newId(),
      groupId,
      kind: 'council-meeting',
      title: texts,
      description: texts,
      accessibility: texts,
      place: '',
      link: '',
      start,
      end: start.add({ hours: 3 }),
      state: 'open',
      ladder: null,
      edits: null,
      version: 1,
      series: null,
      showsNames: false,
      buttonsOnly: false,
    };
    await store.events.add(event, now());
    return event;
  };

  return {
    store,
    transport,
    arrived,
    errors,
    now,
    passTime(ms) {
      ahead += ms;
    },
    worker({ watch = unwatched, pace = {} } = {}) {
      const delivery: Delivery = {
        store,
        pseudonyms: pseudonyms(randomBytes(32)),
        sealer: sealer(randomBytes(32)),
        content: knowledge.content,
        phrases: knowledge.phrases,
        platform: () => platform,
        now,
        watch,
        away: null,
      };
      const worker = createWorker(delivery, log, async () => {}, [], { ...usualPace, ...pace });
      workers.push(worker);
      return worker;
    },
    async event(group, posted = 0) {
      const event = await eventIn(group, 48 * hour);
      const { id } = await store.posts.add(event.id, { platform: 'discord', group, channel: newId() });
      const [post] = await store.posts.of(event.id);
      if (!post) throw new Error('the post is gone');
      const message = { platform: 'discord', channel: post.place.channel, message: id };
      await store.posts.recordMessage(id, message, now() - posted);
      return { event, post };
    },
    async reminders(group, count, dueIn) {
      const event = await eventIn(group, dueIn + 24 * hour);
      await store.transaction(async ({ posts, outbox }) => {
        for (let at = 0; at < count; at += 1) {
          const place = { platform: 'discord', group, channel: `${group} ${at}` };
          const { id: postId } = await posts.add(event.id, place);
          const ofStart = event.start.epochMilliseconds;
          const wanted = { kind: 'reminder', eventId: event.id, postId, rung: 'P1D', ofStart } as const;
          await outbox.add({ ...wanted, dueAt: now() + dueIn });
        }
      });
    },
    async close() {
      for (const worker of workers) await worker.stop();
      await store.close();
    },
  };
}
