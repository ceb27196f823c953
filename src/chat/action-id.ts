/** What pressing a button or choosing an option asks for: an action's name and its arguments. */
export interface ActionCall {
  readonly action: string;
  readonly args: readonly string[];
}

/** Discord's `custom_id` holds 100 characters (Slack's `action_id` 255): the smaller limit is everybody's. */
const maxLength = 100;
const part = /^[A-Za-z0-9_./-]*$/;

/** One string that a platform hands back when the button is pressed. Throws RangeError if it would not fit. */
export function encodeAction({ action, args }: ActionCall): string {
  const parts = [action, ...args];
  const id = parts.join(':');
  if (!parts.every((each) => part.test(each)) || id.length > maxLength) {
    throw new RangeError(`action ${action} cannot be written into ${maxLength} safe characters`);
  }
  return id;
}

/** Set behind an id by a renderer, with a number, where one message does the same thing twice. */
export const repeatMark = '~';

/** The inverse of {@link encodeAction}; what comes back is untrusted and checked by the action's own schema. */
export function decodeAction(id: string): ActionCall {
  const [unmarked = ''] = id.split(repeatMark);
  const [action = '', ...args] = unmarked.split(':');
  return { action, args };
}
