import { z } from 'zod';
import type { InteractionRecord } from './interaction-record.ts';
import type { Workspace } from './method.ts';
import { showModal } from './methods-views.ts';
import { allOptions, option, optionGroups } from './option-rules.ts';
import { complaints } from './read-blocks.ts';
import { respond } from './respond.ts';
import { SlackError } from './slack-error.ts';
import { changeView, readView } from './view-making.ts';
import type { View } from './view-model.ts';

/** What an acknowledgement does, by what is acknowledged. What breaks a rule is a violation, and does nothing. */
export type ApplyAcknowledgement = (payload: unknown) => void;

function guarded(
  workspace: Workspace,
  record: InteractionRecord,
  apply: ApplyAcknowledgement,
): ApplyAcknowledgement {
  return (payload) => {
    try {
      apply(payload);
    } catch (error) {
      if (!(error instanceof SlackError)) throw error;
      const why = error.violation ?? error.code;
      workspace.world.violate(`acknowledgement of ${record.what}: ${error.code}: ${why}`);
    }
  };
}

/** "interactivity/implementing-slash-commands": nothing, or a message. */
export function commandAcknowledgement(
  workspace: Workspace,
  record: InteractionRecord,
): ApplyAcknowledgement {
  return guarded(workspace, record, (payload) => {
    if (payload !== undefined) respond(workspace, record, payload);
  });
}

const submission = z.discriminatedUnion('response_action', [
  z.strictObject({ response_action: z.literal('clear') }),
  z.strictObject({
    response_action: z.literal('errors'),
    errors: z.record(z.string(), z.string().min(1)),
  }),
  z.strictObject({ response_action: z.literal('update'), view: z.unknown() }),
  z.strictObject({ response_action: z.literal('push'), view: z.unknown() }),
]);

/** surfaces/modals: an empty acknowledgement closes the view; else see `response_action`. */
export function submissionAcknowledgement(
  workspace: Workspace,
  record: InteractionRecord,
  view: View,
): ApplyAcknowledgement {
  const { world } = workspace;
  return guarded(workspace, record, (payload) => {
    if (payload === undefined) {
      world.views.close(view);
      world.changes.notify();
      return;
    }
    const read = submission.safeParse(payload);
    if (!read.success) throw new SlackError('invalid_response', {}, complaints(read.error, '').join('; '));
    switch (read.data.response_action) {
      case 'clear':
        world.views.clear(view.userId);
        world.changes.notify();
        break;
      case 'errors':
        showErrors(workspace, record, view, read.data.errors);
        break;
      case 'update':
        changeView(world, view, readView(world, read.data.view, 'modal'));
        record.show({ kind: 'view', view });
        break;
      case 'push':
        showModal(world, record, readView(world, read.data.view, 'modal'), view);
    }
  });
}

/** surfaces/modals: "errors" by the `block_id` of an input block. */
function showErrors(
  { world }: Workspace,
  record: InteractionRecord,
  view: View,
  errors: Readonly<Record<string, string>>,
): void {
  const inputs = view.definition.blocks.flatMap(({ type, block_id }) => (type === 'input' ? [block_id] : []));
  const unknown = Object.keys(errors).filter((id) => !inputs.includes(id));
  if (unknown.length > 0 || Object.keys(errors).length === 0) {
    throw new SlackError('invalid_response', {}, `errors for no input block: ${unknown.join()}`);
  }
  view.errors = errors;
  record.show({ kind: 'viewErrors', errors });
  world.changes.notify();
}

const suggestions = z.union([
  z.strictObject({ options: z.array(option).max(100) }),
  z.strictObject({ option_groups: optionGroups }),
]);

/** "block-elements/multi-select-menu-element": the options of an external menu; none is an empty list. */
export function suggestionAcknowledgement(
  workspace: Workspace,
  record: InteractionRecord,
  remember: (options: ReturnType<typeof allOptions>) => void,
): ApplyAcknowledgement {
  return guarded(workspace, record, (payload) => {
    const read = suggestions.safeParse(payload);
    if (!read.success) throw new SlackError('invalid_response', {}, complaints(read.error, '').join('; '));
    const options = allOptions(read.data);
    remember(options);
    record.show({ kind: 'options', options });
  });
}

/** Everything else is acknowledged without a word; the transports see to it. */
export const EMPTY_ACKNOWLEDGEMENT: ApplyAcknowledgement = () => {};
