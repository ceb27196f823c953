import { walkComponents } from '../doubles/discord/component-tree.ts';
import type { InteractionRecord } from '../doubles/discord/interaction-record.ts';
import type { SeenForm } from './world.ts';

/** The form with which the bot answered what somebody did last; null if it was something else. */
export function formOf(record: InteractionRecord | undefined): SeenForm | null {
  if (!record?.modal) return null;
  const values = fieldsOf(record).map(({ label, value }) => [label, value]);
  return { title: record.modal.title, values: Object.fromEntries(values), errors: {} };
}

/** Its fields in order, with the ids under which they are handed in. */
export function fieldsOf({ modal }: InteractionRecord) {
  return [...walkComponents(modal?.components ?? [])].flatMap(({ component: { label, component } }) =>
    component
      ? [{ label: label ?? '', customId: component.custom_id ?? '', value: String(component.value ?? '') }]
      : [],
  );
}
