import { MessageFlags } from 'discord-api-types/v10';
import { z } from 'zod';
import type { LoggedRequest } from './world.ts';

/** What bears words for people; forms bear components too, and a title. */
const message = z.looseObject({ components: z.array(z.unknown()), title: z.undefined().optional() });
const words = z.looseObject({ content: z.string().min(1) });

const nobody = z.array(z.unknown()).max(0).nullish();
/** "Message Resource": Allowed Mentions Object, and the flag that keeps previews away. */
const quiet = z.looseObject({
  allowed_mentions: z.looseObject({
    parse: z.array(z.unknown()).max(0),
    users: nobody,
    roles: nobody,
    replied_user: z.literal(false).nullish(),
  }),
  flags: z.number().refine((flags) => (flags & MessageFlags.SuppressEmbeds) !== 0),
});

const callback = z.looseObject({ type: z.number(), data: z.unknown() });

/** The requests that would ping somebody, or draw previews of links, if their text had any. */
export function loudAmong(requests: readonly LoggedRequest[]): string[] {
  return requests.flatMap(({ method, path, body }) => {
    const said = path.endsWith('/callback') ? callback.safeParse(body).data?.data : body;
    const bearsWords = message.safeParse(said).success || words.safeParse(said).success;
    return bearsWords && !quiet.safeParse(said).success ? [`${method} ${path}`] : [];
  });
}
