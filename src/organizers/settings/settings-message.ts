import type { Asked } from '../../chat/command.ts';
import type { Inline } from '../../chat/inline.ts';
import type { Language } from '../../chat/language.ts';
import type { Block, Button, Message } from '../../chat/message.ts';
import type { Core } from '../../core.ts';
import { groupOf } from '../../events/group-of.ts';
import { clockIn, zoneName } from '../../events/zones/zone-label.ts';
import type { Group } from '../../store/groups.ts';
import { isOpenNow } from '../telling/organizers-channel.ts';
import { languageChoice } from './language-choice.ts';
import { rulesValues } from './rules-messages.ts';

/** Everything that organizers can set for their group, as it is now. `said`: what has just become of a change. */
export async function settingsMessage(
  core: Core,
  asked: Pick<Asked<unknown>, 'actor' | 'place' | 'organizerByPlatform'>,
  said: readonly Block[] = [],
): Promise<Message> {
  const group = await groupOf(core, asked.place);
  const { language } = asked.actor;
  const slash = core.slash(group.platform);
  const say = (key: string, values = {}) => core.phrases.text(language, key, { slash, ...values });
  const button = (key: string, action: string, ...args: string[]): Button => {
    return { label: say(key), look: 'plain', press: { action, args } };
  };
  const field = (key: string, value: Inline) => ({ label: say(key), value });
  const channel = (id: string | null, none: string): Inline =>
    id === null ? say(none) : { kind: 'channel', channel: id };
  const buttons = [
    button('zone.button', 'zone', 'settings'),
    button('settings.languages.button', 'languages'),
    button('settings.channels.button', 'channels', 'settings'),
    ...(asked.organizerByPlatform
      ? [
          button('settings.who.button', 'organizers'),
          button('settings.permissions.button', 'permissions'),
          button('settings.two-people.button', 'two-people'),
        ]
      : []),
    ...(group.organizersChannel !== null && asked.organizerByPlatform
      ? [button('settings.organizers.clear', 'settings-no-organizers')]
      : []),
  ];
  const rules = rulesValues(core, group, language);
  const open = (await isOpenNow(core, group)) ? [say('settings.organizers.now-open')] : [];
  return {
    summary: say('settings.title'),
    blocks: [
      ...said,
      { kind: 'heading', text: say('settings.title') },
      {
        kind: 'fields',
        fields: [
          field('settings.zone.label', zoneValue(core, group, language)),
          field('settings.languages.label', say(`settings.languages.${languageChoice(group.languages)}`)),
          field(
            'settings.announcements.label',
            channel(group.announcementChannel, 'settings.announcements.none'),
          ),
          field('settings.organizers.label', channel(group.organizersChannel, 'settings.organizers.none')),
          field('settings.who.label', await whoOrganizes(core, group, language)),
          field('settings.permissions.button', rules.permissions),
          field('settings.two-people.button', rules.twoPeople),
          field('settings.names.label', say('settings.names.hidden')),
        ],
      },
      ...open.map((text): Block => ({ kind: 'text', text })),
      { kind: 'citation', text: say('settings.organizers.what-for') },
      { kind: 'buttons', buttons },
    ],
  };
}

function zoneValue(core: Core, { timeZone }: Group, language: Language): string {
  if (timeZone === null) return core.phrases.text(language, 'settings.zone.none');
  const clock = clockIn(timeZone, core.clock.now(), language);
  return core.phrases.text(language, 'settings.zone.value', { city: zoneName(timeZone, language), clock });
}

/** Numbers alone: of people nothing is kept that could be shown. */
async function whoOrganizes(core: Core, group: Group, language: Language): Promise<string> {
  const hasRoles = core.platform(group.platform)?.capabilities.roles ?? false;
  return core.phrases.text(language, hasRoles ? 'settings.who.with-roles' : 'settings.who.without-roles', {
    roles: group.organizerRoles.length,
    people: await core.store.organizers.count(group.id),
  });
}
