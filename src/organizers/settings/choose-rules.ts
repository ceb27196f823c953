import type { Act, TwoPeople } from '../../chat/act.ts';
import type { Message } from '../../chat/message.ts';
import type { Core } from '../../core.ts';
import { type Voice, voice } from '../../events/showing/bilingual.ts';
import type { Allowance, Group } from '../../store/groups.ts';
import { tellBesides } from '../telling/tell-besides.ts';
import { nowhereToAsk } from '../two-people/held-for-another.ts';

/** Sets which of its organizers may do something; the others hear of it. Resolves to the group as it is from now on. */
export async function choosePermission(
  core: Core,
  group: Group,
  act: Act,
  allowance: Allowance,
): Promise<Group> {
  // As they are now: two who set rules at once both have theirs kept.
  const permissions = await core.store.transaction(async ({ groups }) => {
    const now = { ...((await groups.byId(group.id)) ?? group).permissions, [act]: allowance };
    await groups.change(group.id, { permissions: now });
    return now;
  });
  tell(core, group, (speaker) =>
    speaker.lines(`settings.permissions.told-${allowance}`, (language) => ({
      act: speaker.phrases.text(language, `act.${act}`),
    })),
  );
  return { ...group, permissions };
}

/** Sets what takes two organizers. Throws Refusal where the second one could not be asked: there is no channel for it. */
export async function chooseTwoPeople(
  core: Core,
  group: Group,
  what: TwoPeople,
  takes: 'one' | 'two',
): Promise<Group> {
  if (takes === 'two' && group.organizersChannel === null) throw nowhereToAsk();
  const twoPeople = await core.store.transaction(async ({ groups }) => {
    const others = ((await groups.byId(group.id)) ?? group).twoPeople.filter((each) => each !== what);
    const now = takes === 'two' ? [...others, what] : others;
    await groups.change(group.id, { twoPeople: now });
    return now;
  });
  tell(core, group, (speaker) =>
    speaker.lines(`settings.two-people.told-${takes}`, (language) => ({
      what: speaker.phrases.text(language, `settings.two-people.${what}`),
    })),
  );
  return { ...group, twoPeople };
}

/** A rule that one organizer lifts in silence would be none. */
function tell(core: Core, group: Group, lines: (speaker: Voice) => ReturnType<Voice['lines']>): void {
  const speaker = voice(core.phrases, group.languages);
  const message: Message = {
    summary: core.phrases.text(speaker.languages[0], 'settings.rules-changed'),
    blocks: lines(speaker).map((text) => ({ kind: 'text', text })),
  };
  tellBesides(core, async () => ({ group, message }));
}
