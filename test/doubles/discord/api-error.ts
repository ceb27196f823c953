import type { Json } from './json.ts';
import { nestProblems, type Problem } from './problem.ts';

/** An answer Discord refuses a request with ("Opcodes and Status Codes": JSON error codes). */
export class ApiError extends Error {
  readonly status: number;
  readonly code: number;
  readonly problems: readonly Problem[];
  readonly retryAfterMs: number | null;

  constructor(
    status: number,
    code: number,
    message: string,
    more: { readonly problems?: readonly Problem[]; readonly retryAfterMs?: number } = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.problems = more.problems ?? [];
    this.retryAfterMs = more.retryAfterMs ?? null;
  }

  body(): Json {
    return {
      message: this.message,
      code: this.code,
      ...(this.problems.length > 0 ? { errors: nestProblems(this.problems) } : {}),
      ...(this.retryAfterMs === null ? {} : { retry_after: this.retryAfterMs / 1000, global: false }),
    };
  }
}

export const refusals = {
  unauthorized: () => new ApiError(401, 0, '401: Unauthorized'),
  notFound: () => new ApiError(404, 0, '404: Not Found'),
  methodNotAllowed: () => new ApiError(405, 0, '405: Method Not Allowed'),
  unknownApplication: () => new ApiError(404, 10_002, 'Unknown Application'),
  unknownChannel: () => new ApiError(404, 10_003, 'Unknown Channel'),
  unknownGuild: () => new ApiError(404, 10_004, 'Unknown Guild'),
  unknownMessage: () => new ApiError(404, 10_008, 'Unknown Message'),
  unknownMember: () => new ApiError(404, 10_007, 'Unknown Member'),
  unknownUser: () => new ApiError(404, 10_013, 'Unknown User'),
  unknownEmoji: () => new ApiError(400, 10_014, 'Unknown Emoji'),
  unknownWebhook: () => new ApiError(404, 10_015, 'Unknown Webhook'),
  unknownInteraction: () => new ApiError(404, 10_062, 'Unknown interaction'),
  unknownCommand: () => new ApiError(404, 10_063, 'Unknown application command'),
  tooManyReactions: () => new ApiError(400, 30_010, 'Maximum number of reactions reached (20)'),
  alreadyAcknowledged: () => new ApiError(400, 40_060, 'Interaction has already been acknowledged.'),
  missingAccess: () => new ApiError(403, 50_001, 'Missing Access'),
  notInDirectMessages: () => new ApiError(403, 50_003, 'Cannot execute action on a DM channel'),
  notTheAuthor: () => new ApiError(403, 50_005, 'Cannot edit a message authored by another user'),
  emptyMessage: () => new ApiError(400, 50_006, 'Cannot send an empty message'),
  cannotMessage: () => new ApiError(403, 50_007, 'Cannot send messages to this user'),
  noMutualGuilds: () =>
    new ApiError(403, 50_278, 'Cannot send messages to this user due to having no mutual guilds'),
  notATextChannel: () => new ApiError(400, 50_008, 'Cannot send messages in a non-text channel'),
  missingPermissions: () => new ApiError(403, 50_013, 'Missing Permissions'),
  invalidWebhookToken: () => new ApiError(401, 50_027, 'Invalid Webhook Token'),
  invalidJson: () => new ApiError(400, 50_109, 'The request body contains invalid JSON.'),
  invalidForm: (problems: readonly Problem[]) => new ApiError(400, 50_035, 'Invalid Form Body', { problems }),
  /** Seen in the wild with HTTP 403. */
  cannotReply: () => new ApiError(403, 160_002, 'Cannot reply without permission to read message history'),
  /** Seen in the wild as HTTP 429 "(error code: 30046)": a rate limit, so a client waits and tries again. */
  oldMessageEdits: (retryAfterMs: number) =>
    new ApiError(
      429,
      30_046,
      'Maximum number of edits to messages older than 1 hour reached. Try again later',
      { retryAfterMs },
    ),
};
