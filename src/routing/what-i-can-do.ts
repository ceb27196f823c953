import type { WayOn } from '../chat/refusal.ts';

/** For whoever cannot do what they tried: what they can do instead. */
export const whatICanDo: WayOn = { label: 'help.button', press: { action: 'help', args: [] } };
