import type { ActionPress, CommandCall, Inbound } from '../chat/inbound.ts';
import type { Message } from '../chat/message.ts';
import type { Receive } from '../chat/platform.ts';
import { PlatformError } from '../chat/platform-error.ts';
import { Refusal } from '../chat/refusal.ts';
import type { Responder } from '../chat/responder.ts';
import type { Core } from '../core.ts';
import { refreshPosts } from '../rsvps/refresh-posts.ts';
import { newId } from '../store/new-id.ts';
import { checkOptions } from './check-options.ts';
import { complete } from './complete.ts';
import { permit } from './permit.ts';
import { countReaction, reconcilePlatform } from './reactions.ts';
import type { Registry } from './registry.ts';
import { respond } from './respond.ts';
import { deferringIfSlow } from './within.ts';

export interface Receiving {
  readonly receive: Receive;
  /** Resolves when all that came in so far has been answered. */
  ended(): Promise<void>;
}

/** The one door for all that comes in from any platform. */
export function receiver(core: Core, registry: Registry<Core>): Receiving {
  const open = new Set<Promise<void>>();
  const receiveOne: Receive = async (inbound, responder) => {
    try {
      await receive(core, registry, inbound, responder);
      await core.worker.rearm();
    } catch (error) {
      core.log.error('receive-broke', { kind: inbound.kind }, error);
    }
  };
  return {
    async receive(inbound, responder) {
      const one = receiveOne(inbound, responder);
      open.add(one);
      await one;
      open.delete(one);
    },
    async ended() {
      await Promise.all(open);
    },
  };
}

async function receive(
  core: Core,
  registry: Registry<Core>,
  inbound: Inbound,
  responder: Responder | null,
): Promise<void> {
  if (inbound.kind === 'reaction') return countReaction(core, inbound);
  if (inbound.kind === 'connected') return reconcilePlatform(core, inbound.platform);
  if (inbound.kind === 'disconnected') return core.deaf.falls(inbound.platform, core.clock.now());
  if (!responder) throw new TypeError(`nobody to answer a ${inbound.kind}`);
  if (inbound.kind === 'completion') return responder.complete(await complete(core, inbound));
  const id = `${inbound.place.platform}:${inbound.id}`;
  if (!(await core.store.deliveries.takeOnce(id, core.clock.now())))
    return core.log.debug('repeated-delivery');
  await answered(core, inbound, responder, () => run(core, registry, inbound, responder));
}

type Asked = CommandCall | ActionPress;

async function run(
  core: Core,
  registry: Registry<Core>,
  inbound: Asked,
  responder: Responder,
): Promise<void> {
  const { actor, place } = inbound;
  const found = find(registry, inbound);
  permit(found.who, actor, place);
  checkOptions(found.options, found.given, (option) => optionLabel(core, found.description, option, inbound));
  const work = found.run({ options: found.given, actor, place }, core);
  const { answers } = found;
  try {
    const outcome =
      answers === 'modal' ? await work : await deferringIfSlow(work, () => responder.defer(answers));
    await respond(responder, answers, outcome);
  } catch (error) {
    if (answers === 'update' && error instanceof PlatformError) await showAllTheSame(core, found.given);
    throw error;
  }
}

/** What an answer in place would have shown (a new count) but did not arrive is shown by an edit of the posts. */
async function showAllTheSame(core: Core, { event }: Readonly<Record<string, unknown>>): Promise<void> {
  if (typeof event !== 'string') return;
  await core.store.transaction((repositories) => refreshPosts(repositories, event, core.clock.now(), null));
}

/** The command or action that is asked for, and the options as they were given. */
function find(registry: Registry<Core>, inbound: Asked) {
  if (inbound.kind === 'command') {
    const command = registry.commands.get(inbound.command);
    if (!command) throw new Refusal('error.unknown-command');
    return { ...command, given: inbound.options };
  }
  const action = registry.actions.get(inbound.call.action);
  if (!action) throw new Refusal('error.unknown-button');
  const names = Object.keys(action.options.shape).filter((name) => !(name in inbound.fields));
  const args = Object.fromEntries(names.map((name, at) => [name, inbound.call.args[at]]));
  // A button comes from us: if its arguments do not fit, it is forged or of another version.
  if (
    !action.options.safeParse({ ...args, ...inbound.fields }).success &&
    Object.keys(inbound.fields).length === 0
  ) {
    throw new Refusal('error.unknown-button');
  }
  return { ...action, description: action.labels ?? '', given: { ...args, ...inbound.fields } };
}

function optionLabel(core: Core, description: string, option: string, { actor }: Asked): string {
  const key = `${description}.${option}.name`;
  return core.phrases.has(key) ? core.phrases.text(actor.language, key) : option;
}

/** Whatever happens, the person gets an answer or a reason. */
async function answered(
  core: Core,
  { actor }: Asked,
  responder: Responder,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof PlatformError) {
      core.log.warn('answer-not-delivered', { why: error.code });
      return;
    }
    await tell(core, responder, sorry(core, actor.language, error));
  }
}

function sorry(core: Core, language: Asked['actor']['language'], error: unknown): Message {
  if (error instanceof Refusal) {
    const text = core.phrases.text(language, error.phrase, error.values);
    return { summary: text, blocks: [{ kind: 'text', text }] };
  }
  const reference = newId().slice(0, 6);
  core.log.error('command-broke', { reference }, error);
  const text = core.phrases.text(language, 'error.unexpected', { reference });
  return { summary: text, blocks: [{ kind: 'text', text }] };
}

async function tell(core: Core, responder: Responder, message: Message): Promise<void> {
  try {
    await responder.answer('private', message);
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    core.log.warn('answer-not-delivered', { why: error.code });
  }
}
