import { type Act, acts, type TwoPeople, twoPeople } from '../../chat/act.ts';
import type { Language } from '../../chat/language.ts';
import type { Button, Message } from '../../chat/message.ts';
import type { Core } from '../../core.ts';
import type { Group } from '../../store/groups.ts';

/** Who may do what, with a button for each that turns it round. */
export function permissionsMessage(core: Core, group: Group, language: Language): Message {
  const say = (key: string, values = {}) => core.phrases.text(language, key, values);
  const isKept = (act: Act) => group.permissions[act] === 'by-right';
  const whose = (kept: boolean) => (kept ? 'by-right' : 'organizers');
  const buttons = acts.map((act): Button => {
    const to = whose(!isKept(act));
    const label = say(`settings.permissions.to-${to}`, { act: say(`act.${act}`) });
    return { label, look: 'plain', press: { action: 'permission', args: [act, to] } };
  });
  return {
    summary: say('settings.permissions.title'),
    blocks: [
      { kind: 'heading', text: say('settings.permissions.title') },
      {
        kind: 'fields',
        fields: acts.map((act) => ({
          label: say(`act.${act}`),
          value: say(`settings.permissions.${whose(isKept(act))}`),
        })),
      },
      { kind: 'buttons', buttons },
      { kind: 'citation', text: say('settings.permissions.note', { admins: admins(core, group, language) }) },
    ],
  };
}

/** What takes two organizers, with a button for each that turns it round. */
export function twoPeopleMessage(core: Core, group: Group, language: Language): Message {
  const say = (key: string, values = {}) => core.phrases.text(language, key, values);
  const takes = (what: TwoPeople) => (group.twoPeople.includes(what) ? 'two' : 'one');
  const buttons = twoPeople.map((what): Button => {
    const to = takes(what) === 'two' ? 'one' : 'two';
    const label = say(`settings.two-people.to-${to}`, { what: say(`settings.two-people.${what}`) });
    return { label, look: 'plain', press: { action: 'two-people-set', args: [what, to] } };
  });
  return {
    summary: say('settings.two-people.title'),
    blocks: [
      { kind: 'heading', text: say('settings.two-people.title') },
      {
        kind: 'fields',
        fields: twoPeople.map((what) => ({
          label: say(`settings.two-people.${what}`),
          value: say(`settings.two-people.${takes(what)}`),
        })),
      },
      { kind: 'buttons', buttons },
      { kind: 'citation', text: say('settings.two-people.note') },
    ],
  };
}

/** In a few words, for all settings at a glance. */
export function rulesValues(core: Core, { permissions, twoPeople: two }: Group, language: Language) {
  const say = (key: string, values = {}) => core.phrases.text(language, key, values);
  const kept = acts.filter((act) => permissions[act] === 'by-right').map((act) => say(`act.${act}`));
  const taking = two.map((what) => say(`settings.two-people.${what}`));
  return {
    permissions: say('settings.permissions.value', { count: kept.length, acts: kept.join(', ') }),
    twoPeople: taking.length === 0 ? say('settings.two-people.none') : taking.join(', '),
  };
}

/** Whom the platform itself lets organize. */
function admins(core: Core, { platform }: Group, language: Language): string {
  const hasRoles = core.platform(platform)?.capabilities.roles ?? false;
  const key = hasRoles ? 'settings.who.with-roles' : 'settings.who.without-roles';
  return core.phrases.text(language, key, { roles: 0, people: 0 });
}
