import { type Json, present } from '../discord/json.ts';
import { escapeProblems } from './control-sequences.ts';
import { complaints, parsed, withIds } from './read-blocks.ts';
import { refuseFault } from './slack-error.ts';
import type { View } from './view-model.ts';
import { homeTab, modal, type ViewDefinition } from './view-rules.ts';
import { ignoredInitials, startValues, stateJson } from './view-values.ts';
import type { World } from './world.ts';

/** methods/views.open: "view_too_large" above 250 kB. */
const MOST_BYTES = 250_000;

/** Reads the `view` an app gives, or refuses it with Slack's `invalid_arguments`. */
export function readView(world: World, given: unknown, type: 'modal' | 'home'): ViewDefinition {
  const value = parsed(given);
  if (JSON.stringify(value ?? '').length > MOST_BYTES) refuseFault('view_too_large', []);
  const read = type === 'modal' ? modal.safeParse(value) : homeTab.safeParse(value);
  if (!read.success) return refuseFault('invalid_arguments', complaints(read.error, 'view'));
  for (const problem of escapeProblems('', read.data.blocks)) world.violate(problem);
  return { ...read.data, blocks: withIds(world, read.data.blocks) };
}

interface NewView {
  readonly userId: string;
  readonly definition: ViewDefinition;
  /** Where the trigger came from, for `default_to_current_conversation`. */
  readonly channelId: string | null;
  readonly below: View | null;
}

export function newView(world: World, { userId, definition, channelId, below }: NewView): View {
  const id = world.ids.next('V');
  return {
    id,
    userId,
    rootId: below?.rootId ?? id,
    previousId: below?.id ?? null,
    hash: newHash(world),
    definition,
    values: startValues(definition, channelId),
    errors: {},
    suggested: new Map(),
    open: true,
  };
}

/**
 * Puts another definition in a view's place, by `views.update` or an acknowledgement. What stood in an input stays where
 * its `block_id` and `action_id` do, also where the new definition fills it in otherwise (reference/views/modal-views,
 * "Preserving input entry in views"; bolt-js issue 290).
 */
export function changeView(world: World, view: View, definition: ViewDefinition): void {
  for (const ignored of ignoredInitials(view, definition)) world.violate(`view: ${ignored}`);
  view.values = startValues(definition, null, view.values);
  view.definition = definition;
  view.errors = {};
  view.hash = newHash(world);
  world.changes.notify();
}

function newHash(world: World): string {
  return `${Math.floor(world.clock.now() / 1000)}.${world.ids.next('h')}`;
}

/** "reference/views": a view as answers and payloads give it. */
export function viewJson(world: World, view: View): Json {
  const { definition } = view;
  return present({
    id: view.id,
    team_id: world.team.id,
    ...definition,
    private_metadata: definition.private_metadata ?? '',
    callback_id: definition.callback_id ?? '',
    external_id: definition.external_id ?? '',
    state: stateJson(view),
    hash: view.hash,
    ...(definition.type === 'modal'
      ? {
          clear_on_close: definition.clear_on_close ?? false,
          notify_on_close: definition.notify_on_close ?? false,
        }
      : {}),
    previous_view_id: view.previousId ?? undefined,
    root_view_id: view.rootId,
    app_id: world.bot.appId,
    app_installed_team_id: world.team.id,
    bot_id: world.bot.botId,
  });
}
