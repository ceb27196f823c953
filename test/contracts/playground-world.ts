import { reactionNames as discordReactions } from '../../src/platforms/discord/reaction-names.ts';
import { renderDiscord } from '../../src/platforms/discord/render/render.ts';
import { createPane, group, type Pane, channel as paneChannel } from '../../src/platforms/playground/pane.ts';
import type { MessageView, Outcome } from '../../src/platforms/playground/snapshot.ts';
import type { Visitor } from '../../src/platforms/playground/visitor.ts';
import { reactionNames as slackReactions } from '../../src/platforms/slack/reaction-names.ts';
import { renderSlack } from '../../src/platforms/slack/render/render.ts';
import { discordPaneReader, type PaneReader, slackPaneReader } from './pane-payloads.ts';
import { formOf, handedIn } from './playground-form.ts';
import { there } from './stand-in.ts';
import { notHere, type Person, type SeenMessage, type Traits, type World } from './world.ts';

/** One process, one page, one channel: no network, no words to the bot, nothing private. */
export const playgroundTraits: Traits = {
  network: null,
  connection: false,
  plainWords: false,
  privateChannels: false,
  otherEmoji: false,
  clearings: false,
  deletions: false,
  formsStayOpen: false,
  momentPickers: false,
  commandForms: false,
  home: false,
  repeats: false,
};

/** The world with its pane and the way to read what is drawn there. */
export interface PaneWorld extends World {
  readonly pane: Pane;
  readonly reader: PaneReader;
  as(person: Person): Visitor;
}

export async function openDiscordPane(): Promise<PaneWorld> {
  const style = { name: 'playground-discord', style: 'discord', reactionNames: discordReactions } as const;
  return paneWorld(createPane({ ...style, render: renderDiscord, now: Date.now }), discordPaneReader);
}

export async function openSlackPane(): Promise<PaneWorld> {
  const style = { name: 'playground-slack', style: 'slack', reactionNames: slackReactions } as const;
  return paneWorld(createPane({ ...style, render: renderSlack, now: Date.now }), slackPaneReader());
}

const rosa: Person = {
  name: 'rosa',
  account: 'playground:rosa',
  language: 'en',
  organizer: true,
  guest: false,
  maySpeak: true,
  roles: [],
};
const ana: Person = {
  name: 'ana',
  account: 'playground:ana',
  language: 'es',
  organizer: false,
  guest: false,
  maySpeak: true,
  roles: [],
};
const marcus: Person = {
  name: 'marcus',
  account: 'playground:marcus',
  language: 'en',
  organizer: false,
  guest: false,
  maySpeak: true,
  roles: [],
};

function visitor({ name, language, organizer }: Person): Visitor {
  return { person: { id: name, name, organizer: organizer === true }, language };
}

/** What somebody did last: the message whose button it was, and what came of it. */
interface Act {
  readonly message: string | null;
  outcome: Outcome | null;
}

function paneWorld(pane: Pane, reader: PaneReader): PaneWorld {
  const acts = new Map<Person, Act>();
  const begin = (person: Person, message: string | null, work: (by: Visitor) => Promise<Outcome>): void => {
    const act: Act = { message, outcome: null };
    acts.set(person, act);
    void work(visitor(person)).then((outcome) => {
      act.outcome = outcome;
    });
  };
  const use = (person: Person, command: string, options: Readonly<Record<string, string>>): void =>
    begin(person, null, (by) => pane.use(by, command, options));
  const press = (person: Person, message: string | null, id: string, fields = {}): void =>
    begin(person, message, (by) => pane.press(by, message, id, fields));
  const control = (person: Person, message: string, label: string) => {
    const shown = pane.view(visitor(person).person).messages.find(({ id }) => id === message);
    return there(
      shown?.payloads.flatMap((payload) => reader.controls(payload)).find((one) => one.label === label),
    );
  };
  const modalOf = (person: Person) => {
    const outcome = acts.get(person)?.outcome;
    return outcome?.kind === 'modal' ? outcome.modal : null;
  };

  const seenBy = (person: Person, direct: boolean) =>
    pane
      .view(visitor(person).person)
      .messages.filter((one) => one.direct === direct)
      .flatMap((one) => seenIn(one, reader));

  return {
    pane,
    reader,
    as: visitor,
    platform: pane,
    place: { platform: pane.name, group, channel: paneChannel },
    privatePlace: null,
    roles: [],
    rosa,
    ana,
    marcus,
    now: Date.now,
    momentAs: reader.moment,

    use: async (person, command, options = {}) => use(person, command, options),
    useDirectly: notHere,
    useByForm: notHere,
    async complete(person, command, option, typed) {
      const choices = await pane.complete(visitor(person), command, option, typed);
      return {
        labels: choices.map(({ label }) => label),
        async take(label, options = {}) {
          const { value } = there(choices.find((choice) => choice.label === label));
          use(person, command, { [option]: value, ...options });
        },
      };
    },
    async press(person, { id, buttons }, label) {
      // The page opens a link by itself.
      if (buttons.some((button) => button.label === label && button.url !== null)) return;
      press(person, id, control(person, id, label).id);
    },
    async choose(person, { id }, label, option) {
      const menu = control(person, id, label);
      press(person, id, menu.id, { value: there(menu.values.get(option)) });
    },
    forge: async (person, { id }, forged) => press(person, id, forged),
    form(person) {
      const modal = modalOf(person);
      return modal ? formOf(modal) : null;
    },
    async fill(person, values) {
      const modal = there(modalOf(person));
      press(person, acts.get(person)?.message ?? null, modal.id, handedIn(modal, values));
    },
    async react(person, message, reaction, on) {
      if (reaction === 'foreign') return notHere();
      await pane.react(visitor(person), message, reaction, on);
    },
    async crowd(size, message, reaction) {
      const people = Array.from({ length: size }, (_, at) => ({ ...marcus, name: `person${at}` }));
      for (const each of people) await pane.react(visitor(each), message, reaction, true);
      return people.map(({ name }) => `playground:${name}`);
    },
    clearReactions: notHere,
    deleteMessage: notHere,
    mention: notHere,
    say: notHere,
    write: notHere,

    seen: (person) => seenBy(person, false),
    seenDirectly: (person) => seenBy(person, true),

    repeat: notHere,
    home: null,
    trouble: null,
    connection: null,
    violations: () => [],
    stop: () => pane.disconnect(),
  };
}

/** Each payload is a message of its own to whoever reads it; one that is put off shows a sign of waiting. */
function seenIn(view: MessageView, reader: PaneReader): readonly SeenMessage[] {
  const count = (name: string): number =>
    view.reactions.find(({ reaction }) => reaction === name)?.count ?? 0;
  const about = {
    id: view.id,
    isPrivate: view.private,
    reactions: { check: count('check'), thinking: count('thinking'), cross: count('cross') },
    answersTo: null,
  };
  if (view.pending) {
    return [{ ...about, text: '(thinking)', addresses: [], buttons: [], selects: [], pings: [] }];
  }
  return view.payloads.map((payload) => ({ ...about, ...reader.drawn(payload) }));
}
