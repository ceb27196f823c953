import { answerTo } from '../answers/reply/answer-to.ts';
import type { Asked as AskedCommand, Update } from '../chat/command.ts';
import type { ActionPress, CommandCall, HomeOpened, Question } from '../chat/inbound.ts';
import type { Message, Modal } from '../chat/message.ts';
import { PlatformError } from '../chat/platform-error.ts';
import { Refusal } from '../chat/refusal.ts';
import type { Core } from '../core.ts';
import { refreshPosts } from '../rsvps/refresh-posts.ts';
import { checkOptions, type OptionWords } from './check-options.ts';
import { rememberForm, withFormAgain } from './forms/form-again.ts';
import { permit } from './permit.ts';
import type { Registry } from './registry.ts';
import { respond } from './respond.ts';
import type { Told } from './told.ts';
import { whatICanDo } from './what-i-can-do.ts';
import { deferringIfSlow } from './within.ts';

/** What somebody wants and is to be answered. */
export type Asked = CommandCall | ActionPress | Question | HomeOpened;

/** What the platform alone says of them. */
type ByPlatform = Pick<AskedCommand<unknown>, 'organizerByPlatform' | 'appLanguage'>;

/** Finds what is meant, checks it, does it, hands over the answer and resolves with it. Throws Refusal and PlatformError. */
export async function run(
  core: Core,
  registry: Registry<Core>,
  inbound: Asked,
  byPlatform: ByPlatform,
  responder: Told,
): Promise<Message | Modal | Update> {
  const { actor, place } = inbound;
  const found = find(core, registry, inbound);
  permit(found.who, actor, place);
  try {
    return await runPermitted(core, found, inbound, byPlatform, responder);
  } catch (error) {
    const isForm = inbound.kind === 'action' && error instanceof Refusal;
    throw isForm ? withFormAgain(core, inbound, error) : error;
  }
}

async function runPermitted(
  core: Core,
  found: ReturnType<typeof find>,
  inbound: Asked,
  byPlatform: ByPlatform,
  responder: Told,
): Promise<Message | Modal | Update> {
  const { actor, place, direct, at } = inbound;
  checkOptions(found.options, found.given, optionWords(core, found.description, inbound, byPlatform));
  const heardAt = core.platform(place.platform)?.now() ?? core.clock.now();
  const asked = { options: found.given, actor, place, direct, at, heardAt, ...byPlatform };
  const isSlow = found.isSlow?.(core) ?? false;
  const work = found.run(asked, core);
  const { answers } = found;
  try {
    const outcome =
      answers === 'modal' ? await work : await deferringIfSlow(work, isSlow, () => responder.defer(answers));
    if ('fields' in outcome) rememberForm(core, inbound, outcome);
    await respond(responder, answers, outcome);
    return outcome;
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

/** The command, action or listener that is asked for, and the options as they were given. */
function find(core: Core, registry: Registry<Core>, inbound: Asked) {
  if (inbound.kind === 'command') {
    const command = registry.commands.get(inbound.command);
    if (command) return { ...command, given: inbound.options };
    // Where the whole line is typed, somebody may just ask, or cry for help.
    const ask = registry.commands.get('ask');
    if (!ask) throw unknown('error.unknown-command');
    const run: typeof ask.run = async (asked) => {
      if (!(await answerTo(core, inbound.command, inbound.actor.language)))
        throw unknown('error.unknown-command');
      return ask.run(asked, core);
    };
    return { ...ask, run, given: { question: inbound.command } };
  }
  if (inbound.kind === 'action') return findAction(registry, inbound);
  const listener = registry.listeners.get(inbound.kind);
  if (!listener) throw new TypeError(`nobody listens to a ${inbound.kind}`);
  return { ...listener, description: '', given: inbound.kind === 'question' ? { text: inbound.text } : {} };
}

function findAction(registry: Registry<Core>, { call, fields }: ActionPress) {
  const action = registry.actions.get(call.action);
  if (!action) throw unknown('error.unknown-button');
  const names = Object.keys(action.options.shape).filter((name) => !(name in fields));
  const args = Object.fromEntries(names.map((name, at) => [name, call.args[at]]));
  const given = { ...args, ...fields };
  // A button comes from us: if its arguments do not fit, it is forged or of another version.
  if (Object.keys(fields).length === 0 && !action.options.safeParse(given).success) {
    throw unknown('error.unknown-button');
  }
  return { ...action, description: action.labels ?? '', given };
}

/** Options are called as they are where they were filled in: by an app in its own language, by a form of ours in theirs. */
function optionWords(
  core: Core,
  description: string,
  { kind, actor, place }: Asked,
  { appLanguage }: ByPlatform,
): OptionWords {
  const byApp = kind === 'command' && core.platform(place.platform)?.capabilities.namesFollowApp;
  const language = byApp ? appLanguage : actor.language;
  const known = (key: string, other: string) =>
    core.phrases.has(key) ? core.phrases.text(language, key) : other;
  return {
    label: (option) => known(`${description}.${option}.name`, option),
    choice: (option, value) => known(`option.${option}.${value}`, value),
  };
}

function unknown(phrase: string): Refusal {
  return new Refusal(phrase, {}, null, [whatICanDo]);
}
