import type { SeenView } from './seen-view.ts';

/** What stands in red in a form, by the `action_id` of the input that it stands under. */
export function errorsBeside(view: SeenView | null | undefined): Record<string, string> {
  const wrong = (view?.inputs ?? []).flatMap(({ actionId, error }) =>
    error === null ? [] : [[actionId, error] as const],
  );
  return Object.fromEntries(wrong);
}
