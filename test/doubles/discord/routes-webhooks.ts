import { MessageFlags } from 'discord-api-types/v10';
import { refusals } from './api-error.ts';
import type { InteractionRecord } from './interaction-record.ts';
import { messageJson } from './message-payload.ts';
import { deleteMessage, editMessage } from './message-store.ts';
import type { Message } from './model.ts';
import { NO_CONTENT, ok, param, type RestAnswer, type RestRequest, type Route } from './rest.ts';
import { answerMessage } from './routes-interactions.ts';
import { validMessage } from './validate.ts';
import type { World } from './world.ts';

const AT = '/webhooks/:application/:token';

/** "Receiving and Responding": the endpoints for the response and follow-ups, valid 15 minutes. */
export function webhookRoutes(world: World): Route[] {
  /** Before the first response the token is no webhook yet. */
  function interaction(request: RestRequest): InteractionRecord {
    const record = world.interactions.find((one) => one.token === param(request, 'token'));
    if (!record?.response || param(request, 'application') !== world.applicationId)
      throw refusals.unknownWebhook();
    if (record.tokenExpired) throw refusals.invalidWebhookToken();
    return record;
  }

  function target(record: InteractionRecord, id: string): Message {
    const own = [record.original, ...record.followUps];
    const message = id === '@original' ? record.original : own.find((one) => one?.id === id);
    if (!message || message.deleted) throw refusals.unknownMessage();
    return message;
  }

  function get(request: RestRequest): RestAnswer {
    return ok(messageJson(world, target(interaction(request), param(request, 'message'))));
  }

  function edit(request: RestRequest): RestAnswer {
    const record = interaction(request);
    const message = target(record, param(request, 'message'));
    editMessage(world, message, validMessage(request.body, 'webhook-edit', message));
    record.edits += 1;
    world.changes.notify();
    return ok(messageJson(world, message));
  }

  function remove(request: RestRequest): RestAnswer {
    deleteMessage(world, target(interaction(request), param(request, 'message')));
    return NO_CONTENT;
  }

  /** Right after a deferral a follow-up fills in the deferred message: "no new message will be created". */
  function followUp(request: RestRequest): RestAnswer {
    const record = interaction(request);
    const body = validMessage(request.body, 'follow-up');
    if (record.loading && record.original) {
      const flags = (body.flags ?? 0) & ~MessageFlags.Ephemeral;
      editMessage(world, record.original, { ...body, flags });
      record.edits += 1;
      return ok(messageJson(world, record.original));
    }
    const message = answerMessage(world, record, body);
    record.followUps.push(message);
    world.changes.notify();
    return ok(messageJson(world, message));
  }

  return [
    { method: 'POST', template: AT, open: true, handle: followUp },
    { method: 'GET', template: `${AT}/messages/:message`, open: true, handle: get },
    { method: 'PATCH', template: `${AT}/messages/:message`, open: true, handle: edit },
    { method: 'DELETE', template: `${AT}/messages/:message`, open: true, handle: remove },
  ];
}
