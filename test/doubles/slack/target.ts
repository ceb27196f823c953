import type { ViewBlock } from './block-list-rules.ts';
import type { Channel, Message, Person } from './model.ts';
import type { SeenView } from './seen-view.ts';
import type { SeenMessage } from './snapshot.ts';
import type { View } from './view-model.ts';
import type { World } from './world.ts';

/** Where a person uses a button or menu. What is null was not there to be used, and throws. */
export type Target = Message | SeenMessage | SeenView | null | undefined;

export interface Place {
  readonly source: Message | null;
  readonly view: View | null;
  readonly channel: Channel | null;
  readonly blocks: readonly ViewBlock[];
}

/** The place as it is now, if the person sees it. */
export function placeOf(world: World, person: Person, target: Target): Place {
  if (!target) throw new Error('There is no such message or view');
  if (person.deactivated) throw new Error(`${person.name} is deactivated`);
  if ('inputs' in target) {
    const view = viewOf(world, person, target);
    return { source: null, view, channel: null, blocks: view.definition.blocks };
  }
  const source = messageOf(target);
  const channel = world.channelOf(source);
  if (source.deleted) throw new Error('The message is gone');
  if (source.ephemeralFor !== null && source.ephemeralFor !== person.id) {
    throw new Error(`${person.name} does not see that ephemeral message`);
  }
  if (channel.kind !== 'public' && !channel.members.has(person.id)) {
    throw new Error(`${person.name} does not see ${channel.name}`);
  }
  return { source, view: null, channel, blocks: source.blocks };
}

export function messageOf(target: Message | SeenMessage): Message {
  return 'message' in target ? target.message : target;
}

/** The view, as long as the person has it before them. */
export function viewOf(world: World, person: Person, target: SeenView | null | undefined): View {
  const view = world.views.byId(target?.id ?? '');
  if (!view?.open) throw new Error('The view is closed');
  if (view.userId !== person.id) throw new Error(`${person.name} does not see that view`);
  const isCovered = view.definition.type === 'modal' && world.views.openFor(person.id) !== view;
  if (isCovered) throw new Error('Another view lies upon this one');
  return view;
}
