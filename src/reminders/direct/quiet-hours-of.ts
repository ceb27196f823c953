import { type QuietHours, usualHours } from '../../people/quiet-hours.ts';
import type { DirectWish } from '../../store/direct-wishes.ts';
import type { Repositories } from '../../store/open.ts';

type Wish = Pick<DirectWish, 'platform' | 'group' | 'quiet' | 'timeZone'>;

/**
 * When people are not to be written to: as each chose, else as usual by the clocks of the group where they said yes.
 * `otherwise`: the zone where that group has none. What it gives is for one use: zones of groups are looked up once.
 */
export function quietHoursBy(
  { groups }: Pick<Repositories, 'groups'>,
  otherwise: string,
): (wish: Wish) => Promise<QuietHours> {
  const zones = new Map<string, string>();
  const zoneOf = async ({ platform, group }: Wish): Promise<string> => {
    if (group === null) return otherwise;
    const key = `${platform} ${group}`;
    const zone = zones.get(key) ?? (await groups.byNativeId(platform, group))?.timeZone ?? otherwise;
    zones.set(key, zone);
    return zone;
  };
  return async (wish) => ({
    ...(wish.quiet ?? usualHours),
    timeZone: wish.timeZone ?? (await zoneOf(wish)),
  });
}
