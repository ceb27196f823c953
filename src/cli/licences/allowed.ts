/** Why a project under the MIT licence may use what is under another one, by the names of https://spdx.org/licenses/ */
interface Allowed {
  readonly because: string;
  /** Only for what builds and tests the bot, and is never part of it. */
  readonly onlyTools?: true;
}

const asksForItsText = 'asks only that its text stays with the code';
const asksForNothing = 'asks for nothing';

const allowed: Readonly<Record<string, Allowed>> = {
  MIT: { because: 'is ours' },
  ISC: { because: asksForItsText },
  'BSD-3-Clause': { because: `${asksForItsText}, and that nobody advertises with its authors' names` },
  'Apache-2.0': { because: `${asksForItsText}, and gives its patents too` },
  'BlueOak-1.0.0': { because: asksForItsText },
  'PSF-2.0': { because: asksForItsText },
  '0BSD': { because: asksForNothing },
  'CC0-1.0': { because: asksForNothing },
  'MPL-2.0': { because: 'asks that its own files stay open, and we hand none of them on', onlyTools: true },
};

/**
 * Whether an SPDX expression allows it: of `A OR B` one is enough, of `A AND B` it takes both. What nests deeper is not
 * read, and so not allowed.
 */
export function isAllowed(expression: string, isTool: boolean): boolean {
  const bare = expression.replace(/^\((.*)\)$/, '$1');
  if (bare.includes(' OR ')) return bare.split(' OR ').some((part) => isAllowed(part, isTool));
  return bare.split(' AND ').every((id) => {
    const found = Object.hasOwn(allowed, id) ? allowed[id] : undefined;
    return found !== undefined && (isTool || found.onlyTools !== true);
  });
}
