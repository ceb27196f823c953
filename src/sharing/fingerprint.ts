import { createHash } from 'node:crypto';
import type { Content } from '../content/content.ts';
import type { Entry } from '../content/entry.ts';
import { sourceTitle } from '../content/sources.ts';

/** Stands for the message that says that an answer was withdrawn. */
const withdrawn = 'withdrawn';

/**
 * Tells whether an entry says something else than before: its title, text, sources and numbers. The days on which it was
 * reviewed and its numbers were checked are left out: an answer that was looked at again and found right is not corrected.
 */
export function fingerprintOf(entry: Entry, content: Content): string {
  const { title, body, language, legal_notice } = entry;
  const sources = entry.sources.map((id) => {
    const source = content.sources[id];
    return source ? [sourceTitle(source, language), source.url] : [id];
  });
  const lines = entry.hotlines.flatMap((id) =>
    content.campaign.hotlines
      .filter((line) => line.id === id)
      .map(({ number, name, note }) => [number, name[language], note?.[language] ?? null]),
  );
  const said = JSON.stringify([title, body.trim(), legal_notice, sources, lines]);
  return createHash('sha256').update(said).digest('base64url');
}

/** What a message that shows this entry, or says that it is gone, bears as its fingerprint. */
export function fingerprintNow(entry: Entry | undefined, content: Content): string {
  return entry ? fingerprintOf(entry, content) : withdrawn;
}
