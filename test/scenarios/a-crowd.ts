import type { ActionCall } from '../../src/chat/action-id.ts';
import type { Inbound } from '../../src/chat/inbound.ts';
import type { Message } from '../../src/chat/message.ts';
import type { CompletionChoice, Responder } from '../../src/chat/responder.ts';
import { receiver } from '../../src/routing/receive.ts';
import { knowledge } from './every-world.ts';
import type { LiveWorld } from './live-world.ts';

export interface Somebody {
  readonly name?: string;
  readonly organizer?: boolean;
  readonly language?: 'en' | 'es';
}

/** What they were told, in its order, and what was offered while they typed. */
export interface Heard {
  readonly said: readonly string[];
  readonly choices: readonly CompletionChoice[] | null;
  /** What the buttons below it do. */
  readonly presses: readonly ActionCall[];
}

/** People at the bot's one door, of whom there are as many as a test needs. */
export interface Crowd {
  taps(action: string, args: readonly string[], who?: Somebody): Promise<Heard>;
  fills(
    action: string,
    args: readonly string[],
    fields: Readonly<Record<string, string>>,
    who?: Somebody,
  ): Promise<Heard>;
  uses(command: string, options?: Readonly<Record<string, unknown>>, who?: Somebody): Promise<Heard>;
  types(command: string, option: string, typed: string, who?: Somebody): Promise<Heard>;
  mentions(text: string, who?: Somebody): Promise<Heard>;
  opensHome(who?: Somebody): Promise<Heard>;
  /** Delivers the last of it once more. */
  again(): Promise<Heard>;
}

export function crowdIn({ core, world }: LiveWorld): Crowd {
  const { receive } = receiver(core, knowledge.registry);
  let counter = 0;
  let last: Inbound | null = null;
  const about = ({ name = 'ana', organizer = false, language = 'en' }: Somebody = {}) => {
    counter += 1;
    const actor = { ...world.ana, account: `discord:${name}`, organizer, language };
    return { id: `act ${counter}`, actor, place: world.place, direct: false, at: core.clock.now() };
  };
  const hears = async (inbound: Inbound): Promise<Heard> => {
    last = inbound;
    const said: string[] = [];
    let choices: readonly CompletionChoice[] | null = null;
    const presses: ActionCall[] = [];
    const say = async ({ summary, blocks }: Message) => {
      said.push(summary);
      for (const block of blocks)
        if (block.kind === 'buttons')
          presses.push(...block.buttons.flatMap((button) => ('press' in button ? [button.press] : [])));
    };
    const responder: Responder = {
      defer: async () => {},
      answer: (_, message) => say(message),
      refuse: say,
      update: say,
      note: say,
      open: async ({ title }) => void said.push(title),
      async complete(offered) {
        choices = offered;
      },
    };
    await receive(inbound, responder);
    return { said, choices, presses };
  };
  return {
    taps: (action, args, who) =>
      hears({ ...about(who), kind: 'action', call: { action, args: [...args] }, fields: {} }),
    fills: (action, args, fields, who) =>
      hears({ ...about(who), kind: 'action', call: { action, args: [...args] }, fields }),
    uses: (command, options = {}, who) => hears({ ...about(who), kind: 'command', command, options }),
    types: (command, option, typed, who) =>
      hears({ ...about(who), kind: 'completion', command, option, typed }),
    mentions: (text, who) => hears({ ...about(who), kind: 'question', text }),
    opensHome: (who) => hears({ ...about(who), kind: 'home' }),
    async again() {
      if (!last) throw new Error('nothing was done yet');
      return hears(last);
    },
  };
}
