import { type Inline, time } from '../../chat/inline.ts';
import type { Language } from '../../chat/language.ts';
import type { Core } from '../../core.ts';
import { formatWhen } from '../../events/when/format-when.ts';

/** A moment (epoch ms) as each reader's clock shows it; where a platform cannot do that, as in the campaign's city. */
export function momentOf(core: Core, at: number, language: Language): Inline {
  const zone = core.content.campaign.time_zone;
  const zoned = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  return time(at, 'full', formatWhen(zoned, language));
}
