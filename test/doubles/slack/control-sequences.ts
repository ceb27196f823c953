import type { MessageBlock, ViewBlock } from './block-list-rules.ts';

/** "messaging/formatting-message-text": the only things that may stand between < and >. */
const SEQUENCE =
  /<(?:@[UW][A-Z0-9]+|#[CG][A-Z0-9]+|!(?:here|channel|everyone)|!subteam\^S[A-Z0-9]+|!date\^-?\d+\^[^|<>^]+(?:\^[^|<>]+)?|(?:https?|mailto|tel):[^|<>\s]+)(?:\|[^<>]*)?>/g;

/** The first character that ought to have been an entity ("Escaping text"); a `>` may open a quoted line. */
function unescaped(text: string): string | null {
  const rest = text.replace(SEQUENCE, '').replace(/^[^\S\n]*>{1,3}/gm, '');
  return /[<>]|&(?!amp;|lt;|gt;)/.exec(rest)?.[0] ?? null;
}

/** What is not escaped in a message's text and its mrkdwn. */
export function escapeProblems(text: string, blocks: readonly (MessageBlock | ViewBlock)[]): string[] {
  return [text, ...blocks.flatMap(mrkdwnOf)].flatMap((one) => {
    const found = unescaped(one);
    return found === null ? [] : [`"${found}" is not escaped in ${JSON.stringify(one)}`];
  });
}

function mrkdwnOf(block: ViewBlock): string[] {
  const texts =
    block.type === 'section'
      ? [block.text, ...(block.fields ?? [])]
      : block.type === 'context'
        ? block.elements.filter((one) => one.type !== 'image')
        : [];
  return texts.flatMap((one) => (one?.type === 'mrkdwn' ? [one.text] : []));
}
