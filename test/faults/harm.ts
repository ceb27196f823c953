import { knowledge } from '../scenarios/every-world.ts';
import type { Reply, Said } from './doors/door.ts';

/** What stands in things that the asker may not see, and in nothing that anybody types. */
export const secrets = {
  otherGroup: 'the back room of the bakery in Riverton',
  privateChannel: 'the kitchen of a friend',
} as const;

const { content } = knowledge;
/** Where the bot's own texts lead. */
const ownAddresses = new Set(Object.values(content.sources).flatMap(({ url }) => [url, new URL(url).href]));

/** All that is wrong with what came of one text; nothing where all is well. */
export function harmIn(reply: Reply, isOrganizer: boolean): string[] {
  const { said, form } = reply;
  if (form) return said.length > 0 ? ['a form and words as well'] : [];
  const [only, ...others] = said;
  if (!only) return ['not a word, and no form'];
  return [...(others.length > 0 ? [`${said.length} messages`] : []), ...harmInWords(only, isOrganizer)];
}

function harmInWords({ text, isPrivate, addresses, pings, live, raw }: Said, isOrganizer: boolean): string[] {
  // An address that somebody typed stays one that can be tapped, but it must show where it leads.
  const disguised = addresses.filter((address) => !ownAddresses.has(address) && !text.includes(address));
  return [
    ...(text.trim() === '' ? ['an empty text'] : []),
    ...(isPrivate ? [] : ['for all to read']),
    ...(pings.length > 0 ? [`pings ${pings.join()}`] : []),
    ...(live === null ? [] : [`“${live}” is markup`]),
    ...disguised.slice(0, 1).map((address) => `leads to ${address.slice(0, 60)} without a word`),
    ...(/Something went wrong|Algo salió mal/.test(text) ? ['a fault of its own'] : []),
    ...(/\bat .*[jt]s:\d+:\d+|\b[A-Z]\w*Error\b|\.ts\b|node_modules|undefined|\[object /.test(text)
      ? ['the inside of the program']
      : []),
    ...(raw.includes(secrets.otherGroup) ? ['what another group plans'] : []),
    ...(!isOrganizer && raw.includes(secrets.privateChannel) ? ['what a private channel plans'] : []),
  ];
}
