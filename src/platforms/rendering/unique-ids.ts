import { type ActionCall, encodeAction, repeatMark } from '../../chat/action-id.ts';

/**
 * Names the buttons and selects of one message. Platforms refuse two of the same id in a message, so the second
 * that does the same gets a mark, which `decodeAction` takes off again.
 */
export function uniqueIds(maxLength: number): (call: ActionCall) => string {
  const given = new Map<string, number>();
  return (call) => {
    const id = encodeAction(call);
    const count = (given.get(id) ?? 0) + 1;
    given.set(id, count);
    const unique = count === 1 ? id : `${id}${repeatMark}${count}`;
    if (unique.length > maxLength)
      throw new RangeError(`action ${call.action} repeated beyond ${maxLength} characters`);
    return unique;
  };
}
