import { randomUUID } from 'node:crypto';
import type { Log } from '../chat/log.ts';
import type { Sealer } from '../people/seal.ts';
import { type News, news } from './news.ts';

/** What the news is sealed for: nothing else can be put in its place. */
const holder = 'news';

export interface SealedNews {
  /** As it can be told over the database without anybody there reading it; null where it is too long. */
  seal(item: News): string | null;
  /** Null for what this process said itself, and for what was not sealed with this installation's secret. */
  open(text: string): News | null;
}

export function sealedNews(sealer: Sealer, log: Log, mostBytes: number): SealedNews {
  const from = randomUUID();
  return {
    seal(item) {
      const sealed = sealer.seal(JSON.stringify({ from, item }), holder);
      if (Buffer.byteLength(sealed) <= mostBytes) return sealed;
      log.warn('news-too-long', { kind: item.kind });
      return null;
    },
    open(text) {
      const opened = sealer.open(text, holder);
      if (opened === null) return null;
      const told: unknown = JSON.parse(opened);
      const isOwn = typeof told === 'object' && told !== null && 'from' in told && told.from === from;
      if (isOwn || typeof told !== 'object' || told === null || !('item' in told)) return null;
      // A process of another version may know other news.
      return news.safeParse(told.item).data ?? null;
    },
  };
}
