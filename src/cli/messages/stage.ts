import { isDeepStrictEqual } from 'node:util';
import { encodeAction } from '../../chat/action-id.ts';
import type { Language } from '../../chat/language.ts';
import type { Modal, ModalField } from '../../chat/message.ts';
import { createCore, type Known } from '../../core.ts';
import { groupOf } from '../../events/group-of.ts';
import { unwatched } from '../../outbox/stage.ts';
import { pseudonyms } from '../../people/pseudonym.ts';
import { sealer } from '../../people/seal.ts';
import { reactionNames as discordNames } from '../../platforms/discord/reaction-names.ts';
import { renderDiscord } from '../../platforms/discord/render/render.ts';
import { channel, createPane, group, type Pane } from '../../platforms/playground/pane.ts';
import type { MessageView } from '../../platforms/playground/snapshot.ts';
import type { Visitor } from '../../platforms/playground/visitor.ts';
import { reactionNames as slackNames } from '../../platforms/slack/reaction-names.ts';
import { renderSlack } from '../../platforms/slack/render/render.ts';
import { deafness } from '../../routing/reactions/deaf.ts';
import { receiver } from '../../routing/receive.ts';
import type { Knowledge } from '../../start/knowledge.ts';
import { openStore } from '../../store/open.ts';
import { sqlite } from '../../store/sqlite.ts';
import { controlsOf } from './controls.ts';

export type Style = 'discord' | 'slack';

export interface Setting {
  readonly style: Style;
  /** What everybody on stage reads. */
  readonly language: Language;
  /** What the group's posts are written in. */
  readonly posts: readonly Language[];
  /** Epoch milliseconds. */
  readonly now: number;
  readonly timeZone: string;
  /** It has not spoken with the bot yet, so that its time zone is not known. */
  readonly newGroup: boolean;
}

/** What somebody saw change by what they did: messages as they are now, and the form that opened. */
export interface Shown {
  readonly messages: readonly MessageView[];
  readonly form: Modal | null;
}

/** The bot with one chat in which invented people act, one thing after another. */
export interface Stage {
  use(who: string, command: string, options?: Readonly<Record<string, string>>): Promise<Shown>;
  /** Presses the last button, or chooses in the last menu, that does `action` with these first arguments. */
  press(
    who: string,
    action: string,
    args?: readonly string[],
    fields?: Readonly<Record<string, string>>,
  ): Promise<Shown>;
  /** Hands in the form that opened last, with these fields changed. */
  fill(who: string, fields: Readonly<Record<string, string>>): Promise<Shown>;
  /** The time on stage (epoch ms). */
  now(): number;
  /** So much time (ms) goes by; what becomes due is sent. Shown is what an organizer sees of it, unless it says who. */
  wait(ms: number, who?: string): Promise<Shown>;
  stop(): Promise<void>;
}

const renderers = {
  discord: { render: renderDiscord, reactionNames: discordNames, slash: '/' },
  slack: { render: renderSlack, reactionNames: slackNames, slash: '/sanctuary ' },
};

/** Who organizes; everybody else is a member. */
const organizer = 'rosa';

export async function openStage(knowledge: Knowledge, known: Known, setting: Setting): Promise<Stage> {
  let { now } = setting;
  let form: Modal | null = null;
  const { render, reactionNames, slash } = renderers[setting.style];
  const made = createPane({
    name: setting.style,
    style: setting.style,
    render,
    reactionNames,
    now: () => now,
  });
  const roles = setting.style === 'discord';
  const formsStayOpen = setting.style === 'slack';
  const pane: Pane = { ...made, capabilities: { ...made.capabilities, slash, roles, formsStayOpen } };
  const store = await openStore(sqlite(null));
  const core = createCore({
    knowledge: known,
    shapes: knowledge.shapes,
    store,
    log: { debug() {}, info() {}, warn() {}, error() {} },
    pseudonyms: pseudonyms(new Uint8Array(32)),
    sealer: sealer(new Uint8Array(32)),
    clock: { now: () => now },
    platforms: [pane],
    deaf: deafness(0),
    alsoIn: () => [],
    watch: unwatched,
    // A whole day is played in a moment.
    tapsPerMinute: 100_000,
  });
  const { id } = await groupOf(core, { platform: pane.name, group, channel });
  await store.groups.change(id, {
    languages: setting.posts,
    ...(setting.newGroup ? {} : { timeZone: setting.timeZone, welcomed: true }),
  });
  const { receive } = receiver(core, knowledge.registry);
  // A form is taken as the core made it: the page has no roles to choose from.
  const open = async (modal: Modal) => {
    form = modal;
  };
  await pane.connect((inbound, responder) => receive(inbound, responder && { ...responder, open }));

  let formOf: string | null = null;
  const visitor = (who: string): Visitor => ({
    person: { id: who, name: who, organizer: who === organizer },
    language: setting.language,
  });
  const seen = (who: string) => pane.view(visitor(who).person).messages;
  const watch = async (who: string, act: () => Promise<unknown>): Promise<Shown> => {
    const before = seen(who);
    form = null;
    await act();
    await core.worker.run();
    const messages = seen(who).filter((each) => !before.some((old) => isDeepStrictEqual(old, each)));
    return { messages, form };
  };
  return {
    use: (who, command, options = {}) => {
      formOf = null;
      return watch(who, () => pane.use(visitor(who), command, options));
    },
    press(who, action, args = [], fields = {}) {
      const found = seen(who)
        .flatMap(({ id: message, payloads }) =>
          payloads.flatMap(controlsOf).map((control) => ({ message, ...control })),
        )
        .findLast(({ call }) => call.action === action && args.every((arg) => call.args.includes(arg)));
      if (!found) throw new RangeError(`nothing to press does ${action} ${args.join(' ')}`);
      formOf = found.message;
      return watch(who, () => pane.press(visitor(who), found.message, found.id, fields));
    },
    fill(who, fields) {
      if (!form) throw new RangeError('no form is open');
      const { submit, fields: given } = form;
      const all = { ...Object.fromEntries(given.map((field) => [field.name, asItStands(field)])), ...fields };
      return watch(who, () => pane.press(visitor(who), formOf, encodeAction(submit), all));
    },
    now: () => now,
    wait: (ms, who = organizer) =>
      watch(who, async () => {
        now += ms;
      }),
    async stop() {
      await core.worker.stop();
      await core.sharedAnswers.stop();
      await store.close();
    },
  };
}

function asItStands(field: ModalField): string {
  if (field.kind === 'people') return '';
  return field.kind === 'roles' ? field.values.join(',') : (field.value ?? '');
}
