import type { Completion } from '../../chat/inbound.ts';
import type { Language } from '../../chat/language.ts';
import type { CompletionChoice } from '../../chat/responder.ts';
import type { Core } from '../../core.ts';
import { findZones, mostZones, zonesLike } from './find-zones.ts';
import { foldZone } from './fold-zone.ts';
import { zoneLabel } from './zone-label.ts';

/** The zones that go with what has been typed so far, the campaign's own first where nothing has. */
export function completeZone(core: Core, { typed, actor }: Completion): CompletionChoice[] {
  const own = core.content.campaign.time_zone;
  const wanted = foldZone(typed);
  const ids = wanted === '' ? [own, ...zonesLike('')] : [...findZones(typed), ...zonesLike(wanted)];
  return zoneChoices(core, [...new Set(ids)], actor.language);
}

/** As many as there is room for, in the reader's language, with what clocks show there now. */
export function zoneChoices(core: Core, ids: readonly string[], language: Language): CompletionChoice[] {
  const now = core.clock.now();
  return ids.slice(0, mostZones).map((id) => ({ label: zoneLabel(id, now, language), value: id }));
}
