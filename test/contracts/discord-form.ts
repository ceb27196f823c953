import { ComponentType } from 'discord-api-types/v10';
import type { Component } from '../doubles/discord/component.ts';
import { walkComponents } from '../doubles/discord/component-tree.ts';
import type { InteractionRecord } from '../doubles/discord/interaction-record.ts';
import { shownAsChosen } from '../doubles/discord/modal-values.ts';
import type { SeenForm } from './world.ts';

interface Field {
  readonly label: string;
  readonly hint: string | null;
  readonly component: Component;
}

/** The form with which the bot answered what somebody did last; null if it was something else. */
export function formOf(record: InteractionRecord | undefined): SeenForm | null {
  if (!record?.modal) return null;
  const fields = fieldsOf(record);
  return {
    title: record.modal.title,
    values: Object.fromEntries(fields.map(({ label, component }) => [label, standing(component)])),
    hints: Object.fromEntries(fields.flatMap(({ label, hint }) => (hint === null ? [] : [[label, hint]]))),
    errors: {},
  };
}

function fieldsOf({ modal }: InteractionRecord): readonly Field[] {
  return [...walkComponents(modal?.components ?? [])].flatMap(
    ({ component: { label, description, component } }) =>
      component ? [{ label: label ?? '', hint: description ?? null, component }] : [],
  );
}

function standing(component: Component): string {
  if (component.type === ComponentType.TextInput) return String(component.value ?? '');
  const words = new Map(component.options?.map(({ value, label }) => [value, label]));
  return shownAsChosen(component)
    .map((value) => words.get(value) ?? value)
    .join(',');
}

/** What is handed in, by custom id; a person's account stands for their id. */
export function filledIn(
  opened: InteractionRecord,
  values: Readonly<Record<string, string>>,
): Record<string, string | string[]> {
  const given = fieldsOf(opened).flatMap(({ label, component }) => {
    const value = values[label];
    if (value === undefined) return [];
    const isTyped = component.type === ComponentType.TextInput;
    const chosen = value.split(',').filter((each) => each !== '');
    const ids = chosen.map((each) => each.replace(/^discord:/, ''));
    return [[component.custom_id ?? '', isTyped ? value : ids] as const];
  });
  return Object.fromEntries(given);
}
