import { type ActionCall, decodeAction, encodeAction } from '../../../../chat/action-id.ts';

/** No character of an encoded action, so what follows it can be told apart. */
const mark = '~';

/**
 * Names the buttons and selects of one message. Platforms refuse two of the same id in a message, so the second
 * that does the same gets a mark, which {@link pressedAction} takes off again.
 */
export function uniqueIds(maxLength: number): (call: ActionCall) => string {
  const given = new Map<string, number>();
  return (call) => {
    const id = encodeAction(call);
    const count = (given.get(id) ?? 0) + 1;
    given.set(id, count);
    const unique = count === 1 ? id : `${id}${mark}${count}`;
    if (unique.length > maxLength)
      throw new RangeError(`action ${call.action} repeated beyond ${maxLength} characters`);
    return unique;
  };
}

/** What a pressed button or select asks for; what comes back is untrusted, as with `decodeAction`. */
export function pressedAction(id: string): ActionCall {
  const [unmarked = ''] = id.split(mark);
  return decodeAction(unmarked);
}
