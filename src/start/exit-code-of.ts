import { exitCodes } from '../startup-error.ts';
import type { StoreError } from '../store/store-error.ts';

const codes: Partial<Record<StoreError['code'], number>> = {
  unreachable: exitCodes.unavailable,
  misconfigured: exitCodes.config,
  'no-permission': exitCodes.noPermission,
};

/** What a process ends with that cannot use its database. */
export function exitCodeOf({ code }: StoreError): number {
  return codes[code] ?? exitCodes.badData;
}
