import type { Message } from '../../chat/message.ts';
import type { Place } from '../../chat/place.ts';
import { Refusal } from '../../chat/refusal.ts';
import type { Core } from '../../core.ts';
import { voice } from '../../events/showing/bilingual.ts';
import type { Group } from '../../store/groups.ts';
import { askReport } from './ask-report.ts';
import { tellBesides } from './tell-besides.ts';
import { tellOrganizers } from './tell-organizers.ts';
import { allUntold } from './untold.ts';

/**
 * From now on this group's organizers are told things in this channel. A first message there shows that the bot can, and
 * the channel of before hears that it moved: whoever reads there must not wait for what comes no more.
 * Throws Refusal (of the option `option`) with what to do where it cannot, or where everybody would read along.
 */
export async function chooseOrganizersChannel(
  core: Core,
  group: Group,
  channel: string,
  option: string,
): Promise<void> {
  const greeting = inEachLanguage(core, group, 'organizers.from-now-on');
  const told = await tellOrganizers(core, { ...group, organizersChannel: channel }, greeting);
  if (told.state === 'open-to-all') throw new Refusal('settings.open-to-all', {}, option);
  if (told.state === 'not-sent') {
    const missing = told.details.join(', ');
    if (told.code === 'not-in-channel')
      throw new Refusal('settings.not-in-channel', { invite: missing }, option);
    if (told.code === 'missing-permission')
      throw new Refusal('settings.missing-permission', { missing }, option);
  }
  if (told.state !== 'sent') throw new Refusal('settings.not-reached', {}, option);
  await core.store.groups.change(group.id, { organizersChannel: channel });
  // What nobody could be told of until now.
  const chosen = { ...group, organizersChannel: channel };
  const { rows } = await allUntold(core.store, chosen, core.clock.now());
  if (rows.length > 0) await askReport(core.store, chosen, core.clock.now());
  tellLast(core, group, 'organizers.moved');
}

/** From now on this group's organizers are told nothing; the channel of before hears that. */
export async function leaveOrganizersChannel(core: Core, group: Group): Promise<void> {
  await core.store.groups.change(group.id, { organizersChannel: null });
  tellLast(core, group, 'organizers.cleared');
}

/** `group`: as it was before. */
function tellLast(core: Core, group: Group, key: string): void {
  tellBesides(core, async () => ({ group, message: inEachLanguage(core, group, key) }));
}

/** Whether everybody can read the channel that was chosen: then nothing is told there any more. */
export async function isOpenNow(core: Core, group: Group): Promise<boolean> {
  const { organizersChannel: channel, platform, nativeId } = group;
  if (channel === null) return false;
  const place: Place = { platform, group: nativeId, channel };
  return (await core.platform(platform)?.isOpenToAll(place)) ?? false;
}

function inEachLanguage(core: Core, { languages }: Group, key: string): Message {
  const speaker = voice(core.phrases, languages);
  return {
    summary: core.phrases.text(speaker.languages[0], key),
    blocks: speaker.lines(key).map((text) => ({ kind: 'text', text })),
  };
}
