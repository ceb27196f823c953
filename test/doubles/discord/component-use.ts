import { ButtonStyle, ComponentType, InteractionType } from 'discord-api-types/v10';
import type { Component } from './component.ts';
import { walkComponents } from './component-tree.ts';
import { buttonLabel } from './flatten.ts';
import { deliverInteraction } from './interaction-payload.ts';
import type { InteractionRecord } from './interaction-record.ts';
import type { Json } from './json.ts';
import type { Message, Person } from './model.ts';
import { memberJson, userJson } from './payloads.ts';
import { isSelect } from './select-problems.ts';
import type { World } from './world.ts';

/** Names a button or menu by its whole custom id or label, or by a pattern in either. */
export type ComponentMatcher = string | RegExp;

function matches(component: Component, matcher: ComponentMatcher): boolean {
  const names = [component.custom_id, component.label, buttonLabel(component), component.placeholder];
  return names.some((name) =>
    typeof name !== 'string' ? false : typeof matcher === 'string' ? name === matcher : matcher.test(name),
  );
}

/** Finds the one usable component meant, or says what there is instead. */
function findOne(
  world: World,
  person: Person,
  message: Message,
  matcher: ComponentMatcher,
  kind: 'button' | 'select',
): Component {
  if (message.deleted) throw new Error('The message is gone');
  if (message.ephemeralFor !== null && message.ephemeralFor !== person.id) {
    throw new Error(`${person.name} does not see that ephemeral message`);
  }
  if (world.permissions(person, world.channel(message.channelId)) === 0n) {
    throw new Error(`${person.name} does not see that channel`);
  }
  const all = [...walkComponents(message.components)]
    .map(({ component }) => component)
    .filter(({ type }) => (kind === 'button' ? type === ComponentType.Button : isSelect(type)));
  const found = all.filter((component) => matches(component, matcher));
  const [only] = found;
  if (!only || found.length > 1) {
    const there = all
      .map((one) => `${buttonLabel(one) || one.placeholder} (${one.custom_id ?? one.url})`)
      .join(', ');
    throw new Error(`${found.length} ${kind}s match ${matcher}; there are: ${there || 'none'}`);
  }
  if (only.disabled) throw new Error(`The ${kind} ${matcher} is disabled`);
  return only;
}

function deliver(world: World, person: Person, message: Message, data: Json): InteractionRecord {
  const channel = world.channel(message.channelId);
  return deliverInteraction(
    world,
    { type: InteractionType.MessageComponent, person, channel, source: message },
    data,
  );
}

/** "Component Reference": Button interaction data. */
export function pressButton(
  world: World,
  person: Person,
  message: Message,
  matcher: ComponentMatcher,
): InteractionRecord {
  const button = findOne(world, person, message, matcher, 'button');
  if (button.style === ButtonStyle.Link)
    throw new Error(`${matcher} is a link to ${button.url}; it sends nothing`);
  return deliver(world, person, message, {
    component_type: ComponentType.Button,
    id: button.id,
    custom_id: button.custom_id,
  });
}

/** "Component Reference": select interaction data; options may be named by value or by label. */
export function chooseFrom(
  world: World,
  person: Person,
  message: Message,
  matcher: ComponentMatcher,
  chosen: readonly string[],
): InteractionRecord {
  const select = findOne(world, person, message, matcher, 'select');
  const values = chosen.map((name) => {
    if (select.type !== ComponentType.StringSelect) return name;
    const option = select.options?.find(({ value, label }) => value === name || label === name);
    if (!option) throw new Error(`The menu has no option ${name}`);
    return option.value;
  });
  if (values.length < (select.min_values ?? 1) || values.length > (select.max_values ?? 1)) {
    throw new Error(
      `${values.length} chosen; between ${select.min_values ?? 1} and ${select.max_values ?? 1} wanted`,
    );
  }
  const people = select.type === ComponentType.UserSelect ? values.map((id) => world.person(id)) : [];
  const guild = world.guildOf(world.channel(message.channelId));
  return deliver(world, person, message, {
    component_type: select.type,
    id: select.id,
    custom_id: select.custom_id,
    values,
    ...(people.length > 0
      ? {
          resolved: {
            users: Object.fromEntries(people.map((one) => [one.id, userJson(one)])),
            ...(guild
              ? { members: Object.fromEntries(people.map((one) => [one.id, memberJson(guild, one)])) }
              : {}),
          },
        }
      : {}),
  });
}
