import {
  ApplicationCommandAutocompleteCallbackRequestSchema,
  ApplicationCommandCreateRequestSchema,
  ApplicationCommandPatchRequestPartialSchema,
  ApplicationCommandUpdateRequestSchema,
  CreateMessageInteractionCallbackRequestSchema,
  CreatePrivateChannelRequestSchema,
  IncomingWebhookRequestPartialSchema,
  IncomingWebhookUpdateRequestPartialSchema,
  MessageCreateRequestSchema,
  MessageEditRequestPartialSchema,
  ModalInteractionCallbackRequestSchema,
  UpdateMessageInteractionCallbackRequestSchema,
} from 'discord-api-spec/zod';
import { z } from 'zod';
import { refusals } from './api-error.ts';
import { type CommandBody, type CommandChoice, commandBodySchema } from './command.ts';
import { componentSchema } from './component.ts';
import { documentedRules } from './documented-rules.ts';
import { jsonSchema } from './json.ts';
import { type MessageBody, type MessageSubject, messageBodySchema } from './message-body.ts';
import type { Problem } from './problem.ts';
import { applyRules } from './rule.ts';
import type { ModalSubject } from './rules-responses.ts';
import { schemaProblems } from './schema-problems.ts';

type Schema = Parameters<typeof schemaProblems>[0];

const messageSchemas: Record<MessageSubject['use'], Schema> = {
  create: MessageCreateRequestSchema,
  edit: MessageEditRequestPartialSchema,
  callback: CreateMessageInteractionCallbackRequestSchema,
  'deferred-callback': CreateMessageInteractionCallbackRequestSchema,
  'callback-update': UpdateMessageInteractionCallbackRequestSchema,
  'follow-up': IncomingWebhookRequestPartialSchema,
  'webhook-edit': IncomingWebhookUpdateRequestPartialSchema,
};

function refuse(problems: readonly Problem[]): never {
  throw refusals.invalidForm(problems);
}

/** What is readable only loosely after the official schema has passed is a gap of the double's own. */
function parsed<T>(schema: z.ZodType<T>, value: unknown, problems: readonly Problem[]): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  return refuse(
    problems.length > 0
      ? problems
      : [{ path: [], code: 'DOUBLE_CANNOT_READ', message: result.error.message }],
  );
}

/** Checks a message in a request by the official schema and the documented rules, or throws a 50035. */
export function validMessage(
  body: unknown,
  use: MessageSubject['use'],
  existing: MessageSubject['existing'] = null,
): MessageBody {
  const isCallback = use.includes('callback');
  const problems = schemaProblems(messageSchemas[use], body);
  const inner = isCallback ? (parsed(jsonSchema, body, problems).data ?? {}) : body;
  const message = parsed(messageBodySchema, inner, problems);
  const subject = { body: message, use, at: isCallback ? ['data'] : [], existing };
  problems.push(...applyRules(documentedRules.message, subject));
  return problems.length > 0 ? refuse(problems) : message;
}

const modalSchema: z.ZodType<{ data: ModalSubject }> = z.object({
  data: z.object({ title: z.string(), custom_id: z.string(), components: z.array(componentSchema) }),
});

export function validModal(body: unknown): ModalSubject {
  const problems = schemaProblems(ModalInteractionCallbackRequestSchema, body);
  const modal = parsed(modalSchema, body, problems).data;
  problems.push(...applyRules(documentedRules.modal, modal));
  return problems.length > 0 ? refuse(problems) : modal;
}

const choicesSchema = z.object({
  data: z.object({
    choices: z.array(
      z.object({
        name: z.string(),
        value: z.union([z.string(), z.number()]),
        name_localizations: z.record(z.string(), z.string()).nullish(),
      }),
    ),
  }),
});

export function validChoices(body: unknown): readonly CommandChoice[] {
  const problems = schemaProblems(ApplicationCommandAutocompleteCallbackRequestSchema, body);
  const { choices } = parsed(choicesSchema, body, problems).data;
  problems.push(...applyRules(documentedRules.autocomplete, choices));
  return problems.length > 0 ? refuse(problems) : choices;
}

/**
 * The generated schema says `default_member_permissions` is a number, while the page documents a string (and
 * every client sends one, and Discord takes it), so a string of digits is shown to it as a number.
 */
function asSchemaWants(body: unknown): unknown {
  const command = jsonSchema.safeParse(body);
  const bits = command.data?.default_member_permissions;
  return typeof bits === 'string' && /^\d+$/.test(bits)
    ? { ...command.data, default_member_permissions: Number(bits) }
    : body;
}

export function validCommand(body: unknown, existing: CommandBody | null): CommandBody {
  const schema = existing
    ? ApplicationCommandPatchRequestPartialSchema
    : ApplicationCommandCreateRequestSchema;
  const problems = schemaProblems(schema, asSchemaWants(body));
  const whole = { ...existing, ...parsed(jsonSchema, body, problems) };
  const command = parsed(commandBodySchema, whole, problems);
  problems.push(...applyRules(documentedRules.command, command));
  return problems.length > 0 ? refuse(problems) : command;
}

export function validCommands(body: unknown): readonly CommandBody[] {
  const bodies = z.array(z.unknown()).safeParse(body);
  if (!bodies.success)
    return refuse([{ path: [], code: 'BASE_TYPE_LIST', message: 'Only iterables allowed.' }]);
  const problems: Problem[] = [];
  const commands = bodies.data.flatMap((item, index) => {
    const found = schemaProblems(ApplicationCommandUpdateRequestSchema, asSchemaWants(item));
    const command = commandBodySchema.safeParse(item);
    const broken = command.success ? applyRules(documentedRules.command, command.data) : [];
    problems.push(
      ...[...found, ...broken].map((problem) => ({ ...problem, path: [index, ...problem.path] })),
    );
    return command.success ? [command.data] : [];
  });
  problems.push(...applyRules(documentedRules.commandList, commands));
  return problems.length > 0 ? refuse(problems) : commands;
}

/** The one person whom the bot wants to write to. */
export function validRecipient(body: unknown): string {
  const problems = schemaProblems(CreatePrivateChannelRequestSchema, body);
  const { recipient_id } = parsed(z.object({ recipient_id: z.string() }), body, problems);
  return problems.length > 0 ? refuse(problems) : recipient_id;
}

export function validResponseType(interactionType: number, hasMessage: boolean, body: unknown): number {
  const read = z.object({ type: z.number() }).safeParse(body);
  const { data } = read;
  if (!data)
    return refuse([{ path: ['type'], code: 'BASE_TYPE_REQUIRED', message: 'This field is required' }]);
  const subject = { interactionType, hasMessage, responseType: data.type };
  const problems = applyRules(documentedRules.responseType, subject);
  return problems.length > 0 ? refuse(problems) : data.type;
}
