import { z } from 'zod';

/**
 * What a window has to remember until it comes back: where it was opened and the way to answer there. It holds
 * nothing that somebody typed. Slack keeps up to 3,000 characters.
 * https://docs.slack.dev/reference/views/modal-views
 */
const metadata = z.object({
  /** Null where nothing can be answered in place (a page of the bot's own). */
  response_url: z.url().nullable(),
  channel: z.string(),
  thread: z.string().nullable(),
});

export type Metadata = z.output<typeof metadata>;

export function writeMetadata(data: Metadata): string {
  return JSON.stringify(data);
}

/** Null for what is not ours. */
export function readMetadata(text: string | undefined): Metadata | null {
  if (text === undefined) return null;
  try {
    return metadata.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
