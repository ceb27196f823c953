import type { Located } from './controls.ts';
import { DATE, TIME } from './element-rules.ts';
import { allOptions, type Option } from './option-rules.ts';
import { Reading } from './reading.ts';
import type { InputValue, View } from './view-model.ts';
import type { World } from './world.ts';

/** What a person enters as the client would hold it: an option by value or words, a channel by name or id. */
export function chosenValue(
  world: World,
  { element }: Located,
  typed: string | null,
  { view, force = false }: { readonly view: View | null; readonly force?: boolean },
): InputValue {
  if (typed === null) return null;
  switch (element.type) {
    case 'static_select':
      return optionIn(world, allOptions(element), typed, force);
    case 'external_select': {
      const shown = element.initial_option ? [element.initial_option] : [];
      return optionIn(
        world,
        [...shown, ...(view?.suggested.get(element.action_id ?? '') ?? [])],
        typed,
        force,
      );
    }
    case 'conversations_select':
    case 'channels_select':
      return channelId(world, typed, element, force);
    case 'multi_users_select':
      return userIds(world, typed, element.max_selected_items, force);
    case 'datepicker':
      return force ? typed : shaped(typed, DATE);
    case 'timepicker':
      return force ? typed : shaped(typed, TIME);
    case 'plain_text_input':
    case 'button':
      return typed;
    default:
      return element satisfies never;
  }
}

function optionIn(world: World, options: readonly Option[], typed: string, force: boolean): Option {
  const reading = new Reading(world, 'UTC');
  const found = options.find(
    ({ value, text }) => value === typed || text.text === typed || reading.plain(text.text) === typed,
  );
  if (found) return found;
  if (force) return { text: { type: 'plain_text', text: typed }, value: typed };
  throw new Error(
    `There is no option ${typed} among ${options.map(({ text }) => text.text).join(', ') || 'none'}`,
  );
}

type ChannelMenu = Extract<Located['element'], { type: 'conversations_select' | 'channels_select' }>;

/** composition-objects/conversation-filter-object; channels_select offers public channels alone. */
function channelId(world: World, typed: string, element: ChannelMenu, force: boolean): string {
  const channel = world.channels.find(
    ({ id, name, kind }) => id === typed || (kind !== 'im' && name === typed),
  );
  if (force) return channel?.id ?? typed;
  const offered = element.type === 'channels_select' ? ['public'] : element.filter?.include;
  if (!channel || (offered && !offered.includes(channel.kind))) throw new Error(`${typed} is not offered`);
  return channel.id;
}

/** People by name or id. */
function userIds(
  world: World,
  typed: string,
  most = Number.MAX_SAFE_INTEGER,
  force: boolean,
): readonly string[] {
  const names = typed.split(',').filter((name) => name !== '');
  if (!force && names.length > most) throw new Error(`${names.length} are chosen; at most ${most} can be`);
  return names.map((name) => {
    const person = [...world.people.values()].find((one) => one.id === name || one.name === name);
    if (!person && !force) throw new Error(`${name} is not offered`);
    return person?.id ?? name;
  });
}

function shaped(typed: string, shape: RegExp): string {
  if (!shape.test(typed)) throw new Error(`${typed} cannot be entered there`);
  return typed;
}
