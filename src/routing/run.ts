import type { Asked as AskedCommand, Update } from '../chat/command.ts';
import type { Message, Modal } from '../chat/message.ts';
import { PlatformError } from '../chat/platform-error.ts';
import { Refusal } from '../chat/refusal.ts';
import type { Core } from '../core.ts';
import { refreshPosts } from '../rsvps/refresh-posts.ts';
import { checkOptions, type OptionWords } from './check-options.ts';
import { type Asked, type Found, find, givenTo } from './find.ts';
import { forgottenMeanwhile, mustNotBeForgotten } from './forgotten-since.ts';
import { rememberForm, withFormAgain } from './forms/form-again.ts';
import { overseen } from './overseen.ts';
import { permit } from './permit.ts';
import type { Registry } from './registry.ts';
import { respond } from './respond.ts';
import type { Told } from './told.ts';
import { deferringIfSlow } from './within.ts';

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
  const found = find(core, registry, inbound);
  const asker = { ...inbound, ...byPlatform };
  mustNotBeForgotten(core, found, inbound);
  await permit(core, found.who, asker, found.onlyByRight(found.given));
  try {
    return await runPermitted(core, registry, found, inbound, byPlatform, responder);
  } catch (error) {
    const isForm = inbound.kind === 'action' && error instanceof Refusal;
    throw isForm ? withFormAgain(core, inbound, error) : error;
  }
}

async function runPermitted(
  core: Core,
  registry: Registry<Core>,
  found: Found,
  inbound: Asked,
  byPlatform: ByPlatform,
  responder: Told,
): Promise<Message | Modal | Update> {
  const { actor, place, direct, at } = inbound;
  checkOptions(found.options, found.given, optionWords(core, found.description, inbound, byPlatform));
  const heardAt = core.platform(place.platform)?.now() ?? core.clock.now();
  const asked = { options: found.given, actor, place, direct, at, heardAt, ...byPlatform };
  const isSlow = found.isSlow?.(core) ?? false;
  const work = overseen(core, registry, found, asked);
  const { answers } = found;
  try {
    const outcome =
      answers === 'modal' ? await work : await deferringIfSlow(work, isSlow, () => responder.defer(answers));
    await forgottenMeanwhile(core, found, inbound);
    if ('fields' in outcome) {
      await mayFillIn(core, registry, outcome, asked);
      rememberForm(core, inbound, outcome);
    }
    await respond(responder, answers, outcome);
    return outcome;
  } catch (error) {
    if (answers === 'update' && error instanceof PlatformError) await showAllTheSame(core, found.given);
    throw error;
  }
}

/** A form is opened, also for another time, only to those who may send it in. */
async function mayFillIn(
  core: Core,
  { actions }: Registry<Core>,
  { submit, fields }: Modal,
  asker: AskedCommand<unknown>,
): Promise<void> {
  const action = actions.get(submit.action);
  if (!action) throw new TypeError(`nobody takes the form ${submit.action}`);
  const empty = Object.fromEntries(fields.map(({ name }) => [name, '']));
  await permit(core, action.who, asker, action.onlyByRight(givenTo(action, submit, empty)));
}

/** What an answer in place would have shown (a new count) but did not arrive is shown by an edit of the posts. */
async function showAllTheSame(core: Core, { event }: Readonly<Record<string, unknown>>): Promise<void> {
  if (typeof event !== 'string') return;
  await core.store.transaction((repositories) => refreshPosts(repositories, event, core.clock.now(), null));
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
