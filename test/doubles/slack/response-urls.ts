import type { IncomingMessage, ServerResponse } from 'node:http';
import { jsonSchema } from '../discord/json.ts';
import type { Faults } from './faults.ts';
import { disconnect, faultAnswer, type HttpAnswer, readAll, send } from './http.ts';
import { randomHex } from './ids.ts';
import type { InteractionRecord } from './interaction-record.ts';
import type { Workspace } from './method.ts';
import type { Channel } from './model.ts';
import { parsed } from './read-blocks.ts';
import { respond } from './respond.ts';
import { refuse, refuseFault, SlackError } from './slack-error.ts';

/** "interactivity/handling-user-interaction": "up to 5 times within 30 minutes". */
const USES = 5;
const LIVES_MS = 30 * 60_000;

interface ResponseUrl {
  readonly record: InteractionRecord;
  readonly channel: Channel | null;
  readonly issuedAt: number;
  uses: number;
}

export const RESPONSE_PATH = '/response/';

/** The `response_url`s of commands and of buttons under messages. */
export class ResponseUrls {
  readonly #workspace: Workspace;
  readonly #faults: Faults;
  readonly #issued = new Map<string, ResponseUrl>();

  constructor(workspace: Workspace, faults: Faults) {
    this.#workspace = workspace;
    this.#faults = faults;
  }

  /** For the channel where it happened, unless another was chosen in a modal. */
  issue(record: InteractionRecord, channel: Channel | null = record.channel): string {
    const { world } = this.#workspace;
    const path = `${RESPONSE_PATH}${world.team.id}/${this.#issued.size + 1}/${randomHex(12)}`;
    this.#issued.set(path, { record, channel, issuedAt: world.clock.now(), uses: 0 });
    return `${world.address}${path}`;
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const raw = await readAll(request);
    const fault = this.#faults.take('response_url');
    if (fault === 'hang') return;
    if (fault === 'cut') {
      disconnect(request);
      return;
    }
    const answer =
      fault === null || fault === 'cut-after-effect'
        ? this.#answer(request, raw)
        : { ...faultAnswer(fault), ...('error' in fault ? { status: 404 } : {}) };
    const { world } = this.#workspace;
    world.requests.push({
      method: 'response_url',
      arguments: jsonSchema.safeParse(parsed(raw)).data ?? {},
      answer: answer.body,
      status: answer.status,
      at: world.clock.now(),
    });
    world.changes.notify();
    if (fault === 'cut-after-effect') disconnect(request);
    else send(response, answer, world.clock.now());
  }

  #answer(request: IncomingMessage, raw: string): HttpAnswer {
    const { world } = this.#workspace;
    try {
      const known = this.#issued.get(request.url ?? '');
      if (!known) return refuse('no_such_url');
      if (world.clock.now() - known.issuedAt > LIVES_MS) return refuse('expired_url');
      if (known.uses >= USES) return refuse('used_url');
      const [type] = (request.headers['content-type'] ?? '').split(';');
      const given = jsonSchema.safeParse(parsed(raw));
      if (type !== 'application/json' || !given.success) return refuseFault('invalid_payload', [raw]);
      known.uses += 1;
      respond(this.#workspace, known.record, given.data, known.channel);
      return { status: 200, body: 'ok' };
    } catch (error) {
      if (!(error instanceof SlackError)) throw error;
      if (error.violation !== null) world.violate(`response_url: ${error.code}: ${error.violation}`);
      const isGone = ['expired_url', 'used_url', 'no_such_url'].includes(error.code);
      return { status: isGone ? 404 : 400, body: error.body() };
    }
  }
}
