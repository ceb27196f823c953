import type { Json } from '../discord/json.ts';
import { EMPTY_ACKNOWLEDGEMENT, suggestionAcknowledgement } from './acknowledgements.ts';
import { chosenValue } from './chosen-value.ts';
import type { Located } from './controls.ts';
import { findElement, type Matcher } from './find-element.ts';
import type { InteractionRecord } from './interaction-record.ts';
import type { Interactions } from './interactions.ts';
import type { Person } from './model.ts';
import { commonJson, placeJson } from './payloads.ts';
import { type Place, placeOf, type Target } from './target.ts';
import { escapeTyped } from './typed-text.ts';
import type { InputValue } from './view-model.ts';
import { stateJson, valueJson } from './view-values.ts';

/** Presses a button; one with an address sends its interaction as well (block-elements/button-element). */
export function press(
  interactions: Interactions,
  person: Person,
  target: Target,
  matcher: Matcher,
): InteractionRecord {
  const { world } = interactions.workspace;
  const place = placeOf(world, person, target);
  const located = findElement(world, place.blocks, matcher, 'button');
  const { element } = located;
  if (element.type !== 'button') throw new Error('Not a button');
  const { text, value, style } = element;
  // Payloads give the words of buttons escaped (github.com/slackapi/bolt-python/issues/513).
  const words = { emoji: true, ...text, text: escapeTyped(text.text) };
  const used = { type: 'button', text: words, ...(value === undefined ? {} : { value }) };
  return sendAction(interactions, person, place, located, style === undefined ? used : { ...used, style });
}

/** Chooses in a menu, or a picker. In an input block nothing is sent before the view is (`dispatch_action`). */
export function choose(
  interactions: Interactions,
  person: Person,
  target: Target,
  matcher: Matcher,
  typed: string,
): InteractionRecord {
  const { world } = interactions.workspace;
  const place = placeOf(world, person, target);
  const located = findElement(world, place.blocks, matcher, 'menu');
  const value = chosenValue(world, located, typed, { view: place.view });
  const { block, element } = located;
  place.view?.values.get(block.block_id ?? '')?.set(element.action_id ?? '', value);
  if (block.type === 'input' && !block.dispatch_action) {
    return interactions.begin({ kind: 'action', what: `choose ${typed}`, person, ...place });
  }
  return sendAction(interactions, person, place, located, valueJson(element.type, value));
}

function sendAction(
  interactions: Interactions,
  person: Person,
  place: Place,
  { block, element }: Located,
  used: Json,
): InteractionRecord {
  const { workspace, responseUrls } = interactions;
  const { world, triggers } = workspace;
  const record = interactions.begin({ kind: 'action', what: `use ${element.action_id}`, person, ...place });
  const ids = { action_id: element.action_id, block_id: block.block_id };
  const body = {
    ...commonJson(world, 'block_actions', person),
    ...placeJson(world, record),
    trigger_id: triggers.issue(record),
    ...(place.source ? { response_url: responseUrls.issue(record) } : {}),
    state: place.view ? stateJson(place.view) : messageState(block.block_id, element, used),
    actions: [{ ...ids, ...used, action_ts: world.ids.ts() }],
  };
  return interactions.deliver(record, 'interactive', {
    body,
    acceptsPayload: false,
    apply: EMPTY_ACKNOWLEDGEMENT,
  });
}

/** Buttons hold nothing; a menu in a message tells what was chosen in it. */
function messageState(blockId: string | undefined, element: Located['element'], used: Json): Json {
  if (element.type === 'button') return { values: {} };
  return { values: { [blockId ?? '']: { [element.action_id ?? '']: used } } };
}

/** "block-elements/select-menu-element": `min_query_length` is 3 unless said otherwise. */
const USUAL_QUERY_LENGTH = 3;

/** Types into an external menu ("reference/interaction-payloads/block_suggestion-payload"). */
export function suggest(
  interactions: Interactions,
  person: Person,
  target: Target,
  matcher: Matcher,
  typed: string,
): InteractionRecord {
  const { workspace } = interactions;
  const { world } = workspace;
  const place = placeOf(world, person, target);
  const { block, element } = findElement(world, place.blocks, matcher, 'menu');
  if (element.type !== 'external_select') throw new Error(`${matcher} asks nobody for its options`);
  if (typed.length < (element.min_query_length ?? USUAL_QUERY_LENGTH)) {
    throw new Error(`"${typed}" is too short to be asked about`);
  }
  const record = interactions.begin({ kind: 'suggestion', what: `type ${typed}`, person, ...place });
  const body = {
    ...commonJson(world, 'block_suggestion', person),
    ...placeJson(world, record),
    action_id: element.action_id,
    block_id: block.block_id,
    value: typed,
  };
  const apply = suggestionAcknowledgement(workspace, record, (options) => {
    const known = place.view?.suggested.get(element.action_id ?? '') ?? [];
    place.view?.suggested.set(element.action_id ?? '', [...known, ...options] satisfies InputValue[]);
  });
  return interactions.deliver(record, 'interactive', { body, acceptsPayload: true, apply });
}
