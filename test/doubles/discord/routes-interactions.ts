import { InteractionResponseType, MessageFlags } from 'discord-api-types/v10';
import { refusals } from './api-error.ts';
import { interactionMetadata } from './interaction-payload.ts';
import type { InteractionRecord } from './interaction-record.ts';
import { type Json, jsonSchema } from './json.ts';
import type { MessageBody } from './message-body.ts';
import { guildIdJson, messageJson } from './message-payload.ts';
import { createMessage, editMessage } from './message-store.ts';
import type { Message } from './model.ts';
import { NO_CONTENT, ok, param, type RestAnswer, type RestRequest, type Route } from './rest.ts';
import { validChoices, validMessage, validModal, validResponseType } from './validate.ts';
import type { World } from './world.ts';

const R = InteractionResponseType;

/** Makes a message which answers the interaction: the response itself, or a follow-up. */
export function answerMessage(world: World, record: InteractionRecord, body: MessageBody): Message {
  const isEphemeral = ((body.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
  return createMessage(world, record.channel, body, {
    author: world.bot,
    ephemeralFor: isEphemeral ? record.person.id : null,
    interactionMetadata: interactionMetadata(record, record.original?.id ?? null),
  });
}

/** "Receiving and Responding": Create Interaction Response. */
export function interactionRoutes(world: World): Route[] {
  /** "If the 3 second deadline is exceeded, the token will be invalidated." */
  function awaiting(request: RestRequest): InteractionRecord {
    const record = world.interactions.find((one) => one.id === param(request, 'interaction'));
    if (!record || record.token !== param(request, 'token') || record.tokenExpired)
      throw refusals.unknownInteraction();
    if (record.response) throw refusals.alreadyAcknowledged();
    if (record.failed) throw refusals.unknownInteraction();
    return record;
  }

  /** Does what the response says; returns the message it made or changed. */
  function take(record: InteractionRecord, type: number, body: unknown): Message | null {
    switch (type) {
      case R.ChannelMessageWithSource:
        return answerMessage(world, record, validMessage(body, 'callback'));
      case R.DeferredChannelMessageWithSource: {
        const { flags } = validMessage(body, 'deferred-callback');
        return answerMessage(world, record, { flags: (flags ?? 0) | MessageFlags.Loading });
      }
      case R.DeferredMessageUpdate:
        validMessage(body, 'callback-update', record.source);
        return record.source;
      case R.UpdateMessage: {
        const change = validMessage(body, 'callback-update', record.source);
        if (!record.source || record.source.deleted) throw refusals.unknownMessage();
        editMessage(world, record.source, change);
        record.edits += 1;
        return record.source;
      }
      case R.ApplicationCommandAutocompleteResult:
        record.choices = validChoices(body);
        return null;
      case R.Modal:
        record.modal = validModal(body);
        return null;
      default:
        throw refusals.invalidForm([
          {
            path: ['type'],
            code: 'BASE_TYPE_CHOICES',
            message: `The double knows no response type ${type}.`,
          },
        ]);
    }
  }

  function respond(request: RestRequest): RestAnswer {
    const record = awaiting(request);
    const type = validResponseType(record.type, record.source !== null, request.body);
    record.original = take(record, type, request.body);
    const body = jsonSchema.parse(request.body);
    record.response = { type, data: jsonSchema.safeParse(body.data).data ?? {}, at: world.clock.now() };
    world.changes.notify();
    if (!['true', '1'].includes(request.query.get('with_response') ?? '')) return NO_CONTENT;
    return ok(callbackJson(record, type));
  }

  /** "Receiving and Responding": Interaction Callback Response Object. */
  function callbackJson(record: InteractionRecord, type: number): Json {
    const { original } = record;
    const isMessage = type === R.ChannelMessageWithSource || type === R.UpdateMessage;
    const isShown = isMessage || type === R.DeferredChannelMessageWithSource;
    return {
      interaction: {
        id: record.id,
        type: record.type,
        channel_id: record.channel.id,
        ...guildIdJson(record.channel),
        ...(original
          ? {
              response_message_id: original.id,
              response_message_loading: record.loading,
              response_message_ephemeral: original.ephemeralFor !== null,
            }
          : {}),
      },
      ...(original && isShown
        ? { resource: { type, ...(isMessage ? { message: messageJson(world, original) } : {}) } }
        : {}),
    };
  }

  return [
    { method: 'POST', template: '/interactions/:interaction/:token/callback', open: true, handle: respond },
  ];
}
