import { ComponentType, InteractionType } from 'discord-api-types/v10';
import type { Component } from './component.ts';
import { walkComponents } from './component-tree.ts';
import { deliverInteraction } from './interaction-payload.ts';
import type { InteractionRecord } from './interaction-record.ts';
import type { Json } from './json.ts';
import { chosenValues, type Filling, typedValue } from './modal-values.ts';
import type { World } from './world.ts';

/** By custom id: a text, or the chosen values of a menu; of the others stays what stands there. */
export type ModalValues = Readonly<Record<string, string | readonly string[]>>;

function filledIn(component: Component, values: ModalValues, filling: Filling): Json {
  const { type, id, custom_id } = component;
  const given = values[custom_id ?? ''];
  if (type === ComponentType.TextInput) {
    const typed = typeof given === 'object' ? given.join('') : given;
    return { type, id, custom_id, value: typedValue(component, typed) };
  }
  const chosen = typeof given === 'string' ? [given] : given;
  return { type, id, custom_id, values: chosenValues(component, chosen, filling) };
}

/** "Receiving and Responding": Modal Submit Data Structure. */
function submitted(component: Component, values: ModalValues, filling: Filling): Json {
  const { type, id } = component;
  if (component.component) return { type, id, component: filledIn(component.component, values, filling) };
  if (component.components) {
    return { type, id, components: component.components.map((one) => filledIn(one, values, filling)) };
  }
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
  const filling: Filling = { world, person, guild: world.guildOf(channel), resolved: {} };
  const components = modal.components.map((component) => submitted(component, values, filling));
  const data = {
    custom_id: modal.custom_id,
    components,
    ...(Object.keys(filling.resolved).length > 0 ? { resolved: filling.resolved } : {}),
  };
  return deliverInteraction(world, { type: InteractionType.ModalSubmit, person, channel, source }, data);
}
