import { z } from 'zod';
import type { Json } from '../discord/json.ts';
import { flag, type Method, method, type Workspace } from './method.ts';
import type { Person } from './model.ts';
import { refuse } from './slack-error.ts';

/** methods/api.test, auth.test, apps.connections.open and users.info. */
export function basicMethods({ world, sockets }: Workspace): Method[] {
  const { team, bot } = world;
  return [
    method('api.test', {
      token: 'none',
      arguments: z.looseObject({ error: z.string().optional() }),
      answer: ({ error, ...args }) => (error === undefined ? { args } : refuse(error, { args })),
    }),
    method('auth.test', {
      arguments: z.strictObject({}),
      answer: () => ({
        url: `https://${team.domain}.slack.com/`,
        team: team.name,
        user: bot.name,
        team_id: team.id,
        user_id: bot.userId,
        bot_id: bot.botId,
        is_enterprise_install: false,
      }),
    }),
    method('apps.connections.open', {
      token: 'app',
      arguments: z.strictObject({}),
      answer: () => ({ url: sockets.newAddress() }),
    }),
    method('users.info', {
      scopes: ['users:read'],
      arguments: z.strictObject({ user: z.string(), include_locale: flag.optional() }),
      answer: ({ user, include_locale }) => {
        const person = world.people.get(user);
        if (!person) return refuse('user_not_found');
        return { user: userJson(person, include_locale ?? false) };
      },
    }),
  ];
}

/** "reference/objects/user-object"; somebody deactivated has fewer fields. */
function userJson(person: Person, withLocale: boolean): Json {
  const { id, name, locale, timeZone, admin, owner, bot, guest, team: teamId, deactivated } = person;
  const profile = { real_name: name, display_name: name, team: teamId };
  const always = { id, team_id: teamId, name, deleted: deactivated, profile, is_bot: bot, updated: 0 };
  if (deactivated) return always;
  return {
    ...always,
    real_name: name,
    tz: timeZone,
    is_admin: admin || owner,
    is_owner: owner,
    is_primary_owner: owner,
    is_restricted: guest,
    is_ultra_restricted: false,
    is_app_user: false,
    ...(withLocale ? { locale } : {}),
  };
}
