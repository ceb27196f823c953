import type { ViewBlock } from './block-list-rules.ts';
import { actionsOf, inputsOf, type Located } from './controls.ts';
import { Reading } from './reading.ts';
import type { World } from './world.ts';

/** Names a button or menu by its whole `action_id` or words, or by a pattern in either. */
export type Matcher = string | RegExp;

/** The one element meant, or an error that says what there is instead. */
export function findElement(
  world: World,
  blocks: readonly ViewBlock[],
  matcher: Matcher,
  kind: 'button' | 'menu',
): Located {
  const all = [...actionsOf(blocks), ...inputsOf(blocks)].filter(
    ({ element }) =>
      (element.type === 'button') === (kind === 'button') && element.type !== 'plain_text_input',
  );
  const found = all.filter((one) => namesOf(world, one).some((name) => matches(name, matcher)));
  const [only] = found;
  if (only && found.length === 1) return only;
  const there = all.map((one) => namesOf(world, one).join(' = ')).join(', ');
  throw new Error(`${found.length} ${kind}s match ${matcher}; there are: ${there || 'none'}`);
}

function matches(name: string, matcher: Matcher): boolean {
  return typeof matcher === 'string' ? name === matcher : matcher.test(name);
}

/** Its `action_id`, the words on it, and as a person reads them. */
export function namesOf(world: World, { block, element }: Located): string[] {
  const words =
    element.type === 'button'
      ? element.text.text
      : 'placeholder' in element
        ? element.placeholder?.text
        : undefined;
  const label = block.type === 'input' ? block.label.text : undefined;
  const reading = new Reading(world, 'UTC');
  const shown = [words, label].flatMap((one) => (one === undefined ? [] : [one, reading.plain(one)]));
  return [...new Set([element.action_id ?? '', ...shown])];
}
