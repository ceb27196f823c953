import { decodeAction } from '../../chat/action-id.ts';

/**
 * Whether one of a message's controls bears this key among its arguments. `idField`: under which name the platform
 * keeps what a control asks for (`custom_id`, `action_id`), however deep.
 */
export function bearsKey(tree: unknown, idField: string, key: string): boolean {
  if (Array.isArray(tree)) return tree.some((each) => bearsKey(each, idField, key));
  if (typeof tree !== 'object' || tree === null) return false;
  return Object.entries(tree).some(([name, value]) =>
    name === idField && typeof value === 'string'
      ? decodeAction(value).args.includes(key)
      : bearsKey(value, idField, key),
  );
}
