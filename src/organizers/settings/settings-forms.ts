import type { Asked } from '../../chat/command.ts';
import type { Language } from '../../chat/language.ts';
import type { Modal, ModalField } from '../../chat/message.ts';
import type { Core } from '../../core.ts';
import { zoneName } from '../../events/zones/zone-label.ts';
import type { Group } from '../../store/groups.ts';
import { languageChoice, languageChoices } from './language-choice.ts';

/** What a group can hold of them, and a form's field at once. */
export const most = { roles: 10, people: 10 } as const;

/** A zone has a city's name, and nobody types more. */
export const longestZone = 100;

/** `from`: what is shown again once it is chosen. */
export function zoneForm(core: Core, { timeZone }: Group, language: Language, from: string): Modal {
  const say = (key: string) => core.phrases.text(language, key);
  return {
    title: say('zone.button'),
    submit: { action: 'zone-typed', args: [from] },
    fields: [
      {
        kind: 'text',
        name: 'zone',
        label: say('zone.field'),
        hint: say('zone.hint'),
        // Empty where none was chosen: a hurried tap would be a guess.
        value: timeZone === null ? '' : zoneName(timeZone, language),
        required: true,
        long: false,
        maxLength: longestZone,
      },
    ],
  };
}

export function languagesForm(core: Core, { languages }: Group, language: Language): Modal {
  const say = (key: string) => core.phrases.text(language, key);
  return {
    title: say('settings.languages.button'),
    submit: { action: 'languages-chosen', args: [] },
    fields: [
      {
        kind: 'choice',
        name: 'languages',
        label: say('settings.languages.label'),
        required: true,
        value: languageChoice(languages),
        options: languageChoices.map((value) => ({ value, label: say(`settings.languages.${value}`) })),
      },
    ],
  };
}

/** Only to those who may change it is the organizers' channel shown here. */
export function channelsForm(
  core: Core,
  group: Group,
  { actor: { language }, organizerByPlatform }: Pick<Asked<unknown>, 'actor' | 'organizerByPlatform'>,
  from: string,
): Modal {
  const say = (key: string) => core.phrases.text(language, key);
  const channel = (name: string, key: string, value: string | null): ModalField => ({
    kind: 'channel',
    name,
    label: say(`settings.${key}.label`),
    hint: say(`settings.${key}.hint`),
    required: false,
    value,
  });
  return {
    title: say('settings.channels.button'),
    submit: { action: 'channels-chosen', args: [from] },
    fields: [
      channel('announcement_channel', 'announcements', group.announcementChannel),
      ...(organizerByPlatform ? [channel('organizers_channel', 'organizers', group.organizersChannel)] : []),
    ],
  };
}

export function organizersForm(core: Core, group: Group, language: Language): Modal {
  const say = (key: string) => core.phrases.text(language, key);
  const hasRoles = core.platform(group.platform)?.capabilities.roles ?? false;
  const people = (name: string): ModalField => ({
    kind: 'people',
    name,
    label: say(`settings.who.${name}`),
    hint: say(`settings.who.${name}-hint`),
    required: false,
    atMost: most.people,
  });
  const roles: ModalField = {
    kind: 'roles',
    name: 'roles',
    label: say('settings.who.roles'),
    hint: say('settings.who.roles-hint'),
    required: false,
    values: group.organizerRoles,
    atMost: most.roles,
  };
  return {
    title: say('settings.who.button'),
    submit: { action: 'organizers-chosen', args: [] },
    fields: [...(hasRoles ? [roles] : []), people('add'), people('remove')],
  };
}
