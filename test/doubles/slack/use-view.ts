import type { Json } from '../discord/json.ts';
import { EMPTY_ACKNOWLEDGEMENT, submissionAcknowledgement } from './acknowledgements.ts';
import type { InputBlock } from './block-list-rules.ts';
import { chosenValue } from './chosen-value.ts';
import { inputsOf, type Located } from './controls.ts';
import { namesOf } from './find-element.ts';
import type { InteractionRecord } from './interaction-record.ts';
import type { Interactions } from './interactions.ts';
import type { Person } from './model.ts';
import { commonJson } from './payloads.ts';
import type { SeenView } from './seen-view.ts';
import { viewOf } from './target.ts';
import { viewJson } from './view-making.ts';
import { type InputValue, isEmpty, type View } from './view-model.ts';

/** By `action_id` or label; null empties an input. Several people are joined by commas. */
export type Entered = Readonly<Record<string, string | null>>;

/** Fills in a modal and sends it; throws where Slack's client would not let it go, unless forced. */
export function submit(
  interactions: Interactions,
  person: Person,
  target: SeenView | null | undefined,
  entered: Entered,
  force: boolean,
): InteractionRecord {
  const { workspace } = interactions;
  const { world, triggers } = workspace;
  const view = viewOf(world, person, target);
  if (view.definition.type !== 'modal') throw new Error('Only a modal can be submitted');
  const inputs = inputsOf(view.definition.blocks);
  for (const [name, typed] of Object.entries(entered)) {
    const located = only(
      inputs.filter((one) => namesOf(world, one).includes(name)),
      name,
      inputs.flatMap((one) => namesOf(world, one)),
    );
    enter(view, located, chosenValue(world, located, typed, { view, force }));
  }
  if (!force) for (const one of inputs) refuseUnsendable(view, one);
  view.errors = {};
  const record = interactions.begin({
    kind: 'submission',
    what: `submit ${view.definition.title.text}`,
    person,
    channel: null,
    view,
  });
  const body = {
    ...commonJson(world, 'view_submission', person),
    trigger_id: triggers.issue(record),
    view: viewJson(world, view),
    response_urls: responseUrlsOf(interactions, record, inputs, view),
  };
  const apply = submissionAcknowledgement(workspace, record, view);
  return interactions.deliver(record, 'interactive', { body, acceptsPayload: true, apply });
}

/** Closes a modal; the app is told only if it asked for it (`notify_on_close`). */
export function closeView(
  interactions: Interactions,
  person: Person,
  target: SeenView | null | undefined,
): InteractionRecord {
  const { world } = interactions.workspace;
  const view = viewOf(world, person, target);
  const { definition } = view;
  if (definition.type !== 'modal') throw new Error('Only a modal can be closed');
  const record = interactions.begin({
    kind: 'closing',
    what: `close ${definition.title.text}`,
    person,
    channel: null,
    view,
  });
  const body = {
    ...commonJson(world, 'view_closed', person),
    view: viewJson(world, view),
    is_cleared: definition.clear_on_close ?? false,
  };
  if (definition.clear_on_close) world.views.clear(person.id);
  else world.views.close(view);
  world.changes.notify();
  if (!definition.notify_on_close) return record;
  return interactions.deliver(record, 'interactive', {
    body,
    acceptsPayload: false,
    apply: EMPTY_ACKNOWLEDGEMENT,
  });
}

function only(found: readonly Located[], name: string, there: readonly string[]): Located {
  const [one] = found;
  if (one && found.length === 1) return one;
  throw new Error(`${found.length} inputs are called ${name}; there are: ${there.join(', ') || 'none'}`);
}

function enter(view: View, { block, element }: Located, value: InputValue): void {
  view.values.get(block.block_id ?? '')?.set(element.action_id ?? '', value);
}

/** What the client shows in red before it sends anything. */
function refuseUnsendable(view: View, { block, element }: Located): void {
  if (block.type !== 'input') return;
  const value = view.values.get(block.block_id ?? '')?.get(element.action_id ?? '') ?? null;
  if (isEmpty(value)) {
    if (!block.optional) throw new Error(`"${labelOf(block)}" has to be filled in`);
    return;
  }
  if (element.type !== 'plain_text_input' || typeof value !== 'string') return;
  const { min_length = 0, max_length = 3000 } = element;
  if (value.length > max_length)
    throw new Error(`"${labelOf(block)}" takes ${max_length} characters at most`);
  if (value.length < min_length)
    throw new Error(`"${labelOf(block)}" takes ${min_length} characters at least`);
}

function labelOf(block: InputBlock): string {
  return block.label.text;
}

/** surfaces/modals: a `response_url` for each conversation chosen where `response_url_enabled` is set. */
function responseUrlsOf(
  { workspace: { world }, responseUrls }: Interactions,
  record: InteractionRecord,
  inputs: readonly Located[],
  view: View,
): Json[] {
  return inputs.flatMap(({ block, element }) => {
    if (!('response_url_enabled' in element) || !element.response_url_enabled) return [];
    const value = view.values.get(block.block_id ?? '')?.get(element.action_id ?? '');
    const channel = world.channels.find(({ id }) => id === value);
    if (!channel) return [];
    return [
      {
        block_id: block.block_id,
        action_id: element.action_id,
        channel_id: channel.id,
        response_url: responseUrls.issue(record, channel),
      },
    ];
  });
}
