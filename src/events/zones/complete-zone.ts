import type { Completion } from '../../chat/inbound.ts';
import type { Language } from '../../chat/language.ts';
import type { CompletionChoice } from '../../chat/responder.ts';
import type { Core } from '../../core.ts';
import { type FoundZone, findZone, mostZones } from './find-zone.ts';
import { foldZone } from './fold-zone.ts';
import { usStates } from './places/us-states.ts';
import { differingZones } from './same-clocks.ts';
import { zoneLabel } from './zone-label.ts';
import { zonesLike } from './zones-like.ts';

/**
 * The zones that go with what has been typed so far: those that it would be set to or asked about, then what it may be the
 * beginning of. The campaign's own first where nothing has been typed.
 */
export function completeZone(core: Core, { typed, actor }: Completion): CompletionChoice[] {
  const own = core.content.campaign.time_zone;
  const ids =
    typed.trim() === ''
      ? [own, ...common()]
      : [...meant(findZone(typed, own), own), ...zonesLike(foldZone(typed))];
  return zoneChoices(core, differingZones(ids), actor.language);
}

/** As many as there is room for, in the reader's language, with what clocks show there now. */
export function zoneChoices(core: Core, ids: readonly string[], language: Language): CompletionChoice[] {
  const now = core.clock.now();
  return ids.slice(0, mostZones).map((id) => ({ label: zoneLabel(id, now, language), value: id }));
}

/** Where it is a guess, the campaign's own stands there only in case. */
function meant(found: FoundZone, own: string): readonly string[] {
  if (found.is === 'certain') return [found.zone];
  if (found.is !== 'asked') return [];
  return found.isGuess && found.zones.length > 1 ? found.zones.filter((zone) => zone !== own) : found.zones;
}

function common(): string[] {
  return Object.values(usStates).flatMap(({ zones }) => Object.keys(zones));
}
