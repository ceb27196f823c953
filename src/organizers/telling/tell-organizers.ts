import type { Message } from '../../chat/message.ts';
import type { Place } from '../../chat/place.ts';
import { PlatformError } from '../../chat/platform-error.ts';
import type { Core } from '../../core.ts';
import type { Group } from '../../store/groups.ts';
import { newId } from '../../store/new-id.ts';

/** Whether organizers were told, and if not why; `unknown`: it may have arrived all the same. */
export type Told =
  | { readonly state: 'sent' }
  | { readonly state: 'no-channel' | 'open-to-all' | 'unknown' }
  | { readonly state: 'not-sent'; readonly code: string; readonly details: readonly string[] };

/** Says something in the channel of a group's organizers. What goes wrong is told to the caller and logged by its code. */
export async function tellOrganizers(core: Core, group: Group, message: Message): Promise<Told> {
  const told = await tell(core, group, message);
  if (told.state !== 'sent') {
    const why = told.state === 'not-sent' ? told.code : told.state;
    core.log.warn('organizers-not-told', { group: group.id, why });
  }
  return told;
}

/** Whether it need not be said again: it arrived, or may have. */
export function mayHaveHeard({ state }: Told): boolean {
  return state === 'sent' || state === 'unknown';
}

async function tell(core: Core, group: Group, message: Message): Promise<Told> {
  const channel = group.organizersChannel;
  if (channel === null) return { state: 'no-channel' };
  const platform = core.platform(group.platform);
  if (!platform) return { state: 'not-sent', code: 'not-connected', details: [] };
  const place: Place = { platform: group.platform, group: group.nativeId, channel };
  try {
    // It was closed when it was chosen; somebody may have opened it since.
    if (await platform.isOpenToAll(place)) return { state: 'open-to-all' };
    await platform.send(place, message, newId());
    return { state: 'sent' };
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    if (error.mayHaveHappened) return { state: 'unknown' };
    return { state: 'not-sent', code: error.code, details: error.details };
  }
}
