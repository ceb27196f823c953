import { ComponentType, InteractionType } from 'discord-api-types/v10';
import type { Component } from './component.ts';
import { walkComponents } from './component-tree.ts';
import { deliverInteraction } from './interaction-payload.ts';
import type { InteractionRecord } from './interaction-record.ts';
import type { Json } from './json.ts';
import { characters } from './rule.ts';
import type { World } from './world.ts';

/** By custom id: a text, or the chosen values of a menu. */
export type ModalValues = Readonly<Record<string, string | readonly string[]>>;

function filledIn(component: Component, values: ModalValues): Json {
  const { type, id, custom_id } = component;
  const given = values[custom_id ?? ''];
  const isMissing = given === undefined || given.length === 0;
  if (isMissing && component.required !== false && type === ComponentType.TextInput && !component.value) {
    throw new Error(`The modal requires ${custom_id}`);
  }
  if (type !== ComponentType.TextInput)
    return { type, id, custom_id, values: typeof given === 'string' ? [given] : (given ?? []) };
  const value = typeof given === 'string' ? given : String(component.value ?? '');
  const length = characters(value);
  if (length > (component.max_length ?? 4000))
    throw new Error(`${custom_id} is longer than ${component.max_length}`);
  if (length > 0 && length < (component.min_length ?? 0)) {
    throw new Error(`${custom_id} is shorter than ${component.min_length}`);
  }
  return { type, id, custom_id, value };
}

/** "Receiving and Responding": Modal Submit Data Structure. */
function submitted(component: Component, values: ModalValues): Json {
  const { type, id } = component;
  if (component.component) return { type, id, component: filledIn(component.component, values) };
  if (component.components)
    return { type, id, components: component.components.map((one) => filledIn(one, values)) };
  return { type, id };
}

/** Fills in and sends the modal with which the bot answered an interaction. */
export function submitModal(world: World, opened: InteractionRecord, values: ModalValues): InteractionRecord {
  const { modal, person, channel, source } = opened;
  if (!modal) throw new Error('The interaction was not answered with a modal');
  const fields = [...walkComponents(modal.components)].map(({ component }) => component.custom_id);
  for (const name of Object.keys(values)) {
    if (!fields.includes(name)) throw new Error(`The modal has no field ${name}`);
  }
  let id = 0;
  for (const { component } of walkComponents(modal.components)) component.id ||= ++id;
  const data = {
    custom_id: modal.custom_id,
    components: modal.components.map((component) => submitted(component, values)),
  };
  return deliverInteraction(world, { type: InteractionType.ModalSubmit, person, channel, source }, data);
}
