import { hostname } from 'node:os';
import type { Log } from '../chat/log.ts';
import type { Core } from '../core.ts';
import type { KeyRing } from '../people/keys.ts';
import { type Crew, createCrew } from '../processes/crew.ts';
import { hearNews } from '../processes/hear-news.ts';
import { sealedNews } from '../processes/sealed-news.ts';
import { refreshAllPosts } from '../rsvps/refresh-posts.ts';
import type { Store } from '../store/open.ts';
import { mostBytes, openNotices } from '../store/postgres/notices.ts';

export interface Several {
  readonly crew: Crew;
  /** Takes part from now on, with this core. */
  join(core: Core): void;
  leave(): Promise<void>;
}

/** What it takes to work beside other processes on the PostgreSQL database at this address. */
export function several(
  store: Store,
  { sealer, fingerprints }: Pick<KeyRing, 'sealer' | 'fingerprints'>,
  address: string,
  log: Log,
): Several {
  let core: Core | null = null;
  const sealed = sealedNews(sealer, log, mostBytes);
  const notices = openNotices(address, (text) => {
    const item = sealed.open(text);
    if (item && core) hearNews(core, item);
  });
  const crew = createCrew({
    store,
    log,
    host: hostname(),
    knows: fingerprints,
    tell(item) {
      const text = sealed.seal(item);
      if (text !== null) notices.tell(text);
    },
    async othersDied() {
      // What a tap's own answer would have shown was perhaps not shown any more.
      if (core) await refreshAllPosts(store, core.clock.now());
      await core?.worker.rearm();
    },
  });
  return {
    crew,
    join(joined) {
      core = joined;
      crew.join();
    },
    async leave() {
      await crew.leave();
      await notices.stop();
    },
  };
}
