import { z } from 'zod';
import type { Json } from '../discord/json.ts';
import type { InteractionRecord } from './interaction-record.ts';
import { type Method, method, type Workspace } from './method.ts';
import { refuse, refuseFault } from './slack-error.ts';
import { changeView, newView, readView, viewJson } from './view-making.ts';
import type { View } from './view-model.ts';
import type { ViewDefinition } from './view-rules.ts';
import type { World } from './world.ts';

/** surfaces/modals: at most three views lie upon one another. */
const MOST_VIEWS = 3;

const triggered = z.strictObject({ trigger_id: z.string(), view: z.unknown() });

/** methods/views.open, views.push, views.update, views.publish */
export function viewMethods({ world, triggers, attribution }: Workspace): Method[] {
  const shown = (view: View): Json => ({ view: viewJson(world, view) });
  const show = (record: InteractionRecord, definition: ViewDefinition, below: View | null): Json =>
    shown(showModal(world, record, definition, below));

  return [
    method('views.open', {
      arguments: triggered,
      answer: ({ trigger_id, view }) => {
        const definition = readView(world, view, 'modal');
        refuseDuplicate(world, definition);
        return show(triggers.exchange(trigger_id), definition, null);
      },
    }),
    method('views.push', {
      arguments: triggered,
      answer: ({ trigger_id, view }) => {
        const definition = readView(world, view, 'modal');
        refuseDuplicate(world, definition);
        const record = triggers.exchange(trigger_id);
        const below = world.views.openFor(record.person.id);
        if (!below) return refuse('not_found');
        if (world.views.depth(record.person.id) >= MOST_VIEWS) refuse('push_limit_reached');
        return show(record, definition, below);
      },
    }),
    method('views.update', {
      arguments: z.strictObject({
        view: z.unknown(),
        view_id: z.string().optional(),
        external_id: z.string().optional(),
        hash: z.string().optional(),
      }),
      answer: ({ view: given, view_id, external_id, hash }) => {
        if ((view_id === undefined) === (external_id === undefined)) {
          refuseFault('invalid_arguments', ['[ERROR] either view_id or external_id must be given']);
        }
        const view = world.views.byId(view_id ?? '') ?? world.views.byExternalId(external_id ?? '');
        if (!view?.open) return refuse('not_found');
        const definition = readView(world, given, view.definition.type);
        if (hash !== undefined && hash !== view.hash) refuse('hash_conflict');
        changeView(world, view, definition);
        attribution.view(view);
        return shown(view);
      },
    }),
    method('views.publish', {
      arguments: z.strictObject({ user_id: z.string(), view: z.unknown(), hash: z.string().optional() }),
      answer: ({ user_id, view: given, hash }) => {
        const definition = readView(world, given, 'home');
        const person = world.people.get(user_id);
        if (!person || person.bot) return refuse('user_not_found');
        const known = world.views.homeOf(user_id);
        if (hash !== undefined && known && hash !== known.hash) refuse('hash_conflict');
        const view = known ?? newView(world, { userId: user_id, definition, channelId: null, below: null });
        if (known) changeView(world, known, definition);
        else world.views.setHome(view);
        attribution.home(view);
        return shown(view);
      },
    }),
  ];
}

/** Opens a modal for whoever caused a trigger, or acknowledged with one. */
export function showModal(
  world: World,
  record: InteractionRecord,
  definition: ViewDefinition,
  below: View | null,
): View {
  const userId = record.person.id;
  const view = newView(world, { userId, definition, channelId: record.channel?.id ?? null, below });
  world.views.push(view);
  record.show({ kind: 'view', view });
  return view;
}

function refuseDuplicate(world: World, { external_id }: ViewDefinition): void {
  if (external_id && world.views.byExternalId(external_id)) refuse('duplicate_external_id');
}
