import { refusals } from './api-error.ts';
import { NO_CONTENT, ok, param, type RestAnswer, type RestRequest, type Route } from './rest.ts';
import { validCommand, validCommands } from './validate.ts';
import type { World } from './world.ts';

/** "Application Commands": Endpoints, for global commands and for a guild's. */
export function commandRoutes(world: World): Route[] {
  const { commands } = world;

  /** Null for the global commands, else the guild in the path. */
  function scope(request: RestRequest): string | null {
    if (param(request, 'application') !== world.applicationId) throw refusals.unknownApplication();
    const guildId = request.params.guild;
    return guildId === undefined ? null : world.guild(guildId).id;
  }

  function list(request: RestRequest): RestAnswer {
    const withLocalizations = ['true', '1', 'True'].includes(request.query.get('with_localizations') ?? '');
    return ok(commands.list(scope(request)).map((command) => commands.toJson(command, withLocalizations)));
  }

  function overwrite(request: RestRequest): RestAnswer {
    const guildId = scope(request);
    const bodies = validCommands(request.body);
    const made = commands.overwrite(guildId, bodies);
    world.changes.notify();
    return ok(made.map((command) => commands.toJson(command, true)));
  }

  function create(request: RestRequest): RestAnswer {
    const guildId = scope(request);
    const { command, isNew } = commands.put(guildId, validCommand(request.body, null));
    world.changes.notify();
    return { status: isNew ? 201 : 200, body: commands.toJson(command, true) };
  }

  function edit(request: RestRequest): RestAnswer {
    const command = commands.get(scope(request), param(request, 'command'));
    const changed = commands.change(command, validCommand(request.body, command.body));
    world.changes.notify();
    return ok(commands.toJson(changed, true));
  }

  function get(request: RestRequest): RestAnswer {
    return ok(commands.toJson(commands.get(scope(request), param(request, 'command')), true));
  }

  function remove(request: RestRequest): RestAnswer {
    commands.remove(commands.get(scope(request), param(request, 'command')));
    world.changes.notify();
    return NO_CONTENT;
  }

  return ['/applications/:application/commands', '/applications/:application/guilds/:guild/commands'].flatMap(
    (at): Route[] => [
      { method: 'GET', template: at, handle: list },
      { method: 'PUT', template: at, handle: overwrite },
      { method: 'POST', template: at, handle: create },
      { method: 'GET', template: `${at}/:command`, handle: get },
      { method: 'PATCH', template: `${at}/:command`, handle: edit },
      { method: 'DELETE', template: `${at}/:command`, handle: remove },
    ],
  );
}
