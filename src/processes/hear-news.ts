import type { Core } from '../core.ts';
import type { News } from './news.ts';

/** What another process has told becomes known here too. */
export function hearNews(
  { held, toldFaults, justForgotten }: Pick<Core, 'held' | 'toldFaults' | 'justForgotten'>,
  item: News,
): void {
  switch (item.kind) {
    case 'faults-told':
      toldFaults.set(item.group, (toldFaults.get(item.group) ?? new Set()).add(item.faults));
      return;
    case 'faults-mended':
      toldFaults.delete(item.group);
      return;
    case 'forgotten':
      justForgotten.heard(item);
      return;
    default:
      held.heard(item);
  }
}
