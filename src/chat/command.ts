import type { z } from 'zod';
import type { Act, Recorded, TwoPeople, Who } from './act.ts';
import type { Actor } from './actor.ts';
import type { Language } from './language.ts';
import type { Message, Modal } from './message.ts';
import type { Place } from './place.ts';
import type { Answers } from './responder.ts';

/** A message in place of the one that was pressed on, and what the presser alone is told besides. */
export interface Update {
  readonly message: Message;
  readonly note?: Message;
  /** The message is a post: nothing in it is made to suit the one who pressed. */
  readonly forEverybody?: boolean;
}

interface OutcomeOf {
  /** A form, or where there is nothing to ask for, what is said to the person alone. */
  modal: Modal | Message;
  private: Message;
  public: Message;
  update: Update;
}

export interface Asked<Options> {
  readonly options: Options;
  readonly actor: Actor;
  readonly place: Place;
  /** See {@link Inbound}. */
  readonly direct: boolean;
  readonly at: number;
  /** When it came in, by the platform's clock (epoch ms). */
  readonly heardAt: number;
  /** Whether they organize because the platform says so, not because an organizer named them or their role. */
  readonly organizerByPlatform: boolean;
  /** What their app or the place speaks; `actor.language` may be another one that they chose. */
  readonly appLanguage: Language;
}

/**
 * Who may do it, and what is noted of it. A definition without a rule does not compile; `permit` alone decides by it.
 */
type Rule<Options> =
  | { readonly who: 'anyone' }
  | {
      readonly who: Act;
      /** What other organizers can read that somebody did; null: it changes nothing. */
      readonly records: Recorded | null | ((options: Options) => Recorded | null);
      /** It takes two organizers where the group wants it so. */
      readonly takesTwo?: TwoPeople;
      /** Only the calls that do what others would have to agree to; all of them where it is not said. */
      readonly twoWhere?: (options: Options) => boolean;
      /**
       * Only for those of whom the platform says that they organize, whatever the group has set: whoever was named by
       * others must not change who they are. A function: where it names an option that only they may set.
       */
      readonly onlyByRight?: true | ((options: Options) => string | null);
    };

/** What only those may do of whom the platform says that they organize. */
export interface ByRight {
  /** The option that makes it so; null: all of it. */
  readonly option: string | null;
}

/** What waits for another organizer: an action, with ids and choices alone. */
export interface HeldAs {
  readonly name: string;
  readonly given: Readonly<Record<string, string>>;
}

/** Everything else that people can do, for what is done on behalf of somebody. */
export interface Others<Core> {
  readonly commands: ReadonlyMap<string, Command<Core>>;
  readonly actions: ReadonlyMap<string, Action<Core>>;
}

type Definition<Schema extends z.ZodObject, A extends Answers, Core> = Rule<z.output<Schema>> & {
  readonly name: string;
  /** Checks and types what the platform hands over, before `run` sees it. */
  readonly options: Schema;
  readonly answers: A;
  /** Whether it will take longer than a moment just now: then that is said at once. */
  isSlow?(core: Core): boolean;
  /** Where somebody types what takes two organizers: the same as it was read. Throws Refusal where it cannot be read. */
  heldAs?(asked: Asked<z.output<Schema>>, core: Core): Promise<HeldAs>;
  /** Does the work: commits first, then returns what to say. Throws Refusal to decline in plain words. */
  run(asked: Asked<z.output<Schema>>, core: Core, others: Others<Core>): Promise<OutcomeOf[A]>;
};

/** Something people can type. `name` has a space where it is a sub-command: `event create`. */
export type CommandDefinition<Schema extends z.ZodObject, A extends Answers, Core> = Definition<
  Schema,
  A,
  Core
> & {
  /** The phrase under which its names and descriptions stand, for each language: `command.ask`. */
  readonly description: string;
};

/** Something a button, a select or a modal asks for; `options` are its arguments in order, then its fields. */
export type ActionDefinition<Schema extends z.ZodObject, A extends Answers, Core> = Definition<
  Schema,
  A,
  Core
> & {
  /** For a modal: the phrase under which the names of its fields stand, to say which one is wrong. */
  readonly labels?: string;
};

/** What is done when somebody speaks to the bot without a command (`options.text`), or opens its page. */
export type ListenerDefinition<Schema extends z.ZodObject, A extends Answers, Core> = Definition<
  Schema,
  A,
  Core
> & { readonly name: Heard };

/** The kinds of {@link Inbound} that a listener takes. */
export type Heard = 'question' | 'home';

/** The schema is known to the definition alone; from outside, options are whatever came in. */
interface Runnable<Core> {
  readonly name: string;
  readonly options: z.ZodObject;
  readonly who: Who;
  /** Null where nothing is noted. */
  recorded(options: Readonly<Record<string, unknown>>): Recorded | null;
  readonly takesTwo: TwoPeople | null;
  /** Whether this call is one that takes two where the group wants it so. */
  isForTwo(options: Readonly<Record<string, unknown>>): boolean;
  /** Null where the group's own rules decide. */
  onlyByRight(options: Readonly<Record<string, unknown>>): ByRight | null;
  readonly answers: Answers;
  isSlow?(core: Core): boolean;
  /** Null where it waits as it is. */
  heldAs(asked: Asked<Readonly<Record<string, unknown>>>, core: Core): Promise<HeldAs | null>;
  run(
    asked: Asked<Readonly<Record<string, unknown>>>,
    core: Core,
    others: Others<Core>,
  ): Promise<Message | Modal | Update>;
}

export interface Command<Core> extends Runnable<Core> {
  readonly kind: 'command';
  readonly description: string;
}

export interface Action<Core> extends Runnable<Core> {
  readonly kind: 'action';
  readonly labels?: string;
}

export interface Listener<Core> extends Runnable<Core> {
  readonly kind: 'listener';
}

/** Defines a command. A file in `commands/` exports what this returns, and that is all it takes to add one. */
export function command<Schema extends z.ZodObject, A extends Answers, Core>(
  definition: CommandDefinition<Schema, A, Core>,
): Command<Core> {
  return { ...definition, ...ruled(definition), ...checked(definition), kind: 'command' };
}

/** Defines what happens when a button made with `{ action: name, args }` is pressed. */
export function action<Schema extends z.ZodObject, A extends Answers, Core>(
  definition: ActionDefinition<Schema, A, Core>,
): Action<Core> {
  return { ...definition, ...ruled(definition), ...checked(definition), kind: 'action' };
}

/** Defines what the bot does with a question in plain words, or when its page is opened; one for each. */
export function listener<Schema extends z.ZodObject, A extends Answers, Core>(
  definition: ListenerDefinition<Schema, A, Core>,
): Listener<Core> {
  return { ...definition, ...ruled(definition), ...checked(definition), kind: 'listener' };
}

/** Parses again inside, so that no path to `run` exists that has not been through the schema. */
function checked<Schema extends z.ZodObject, A extends Answers, Core>(
  definition: Definition<Schema, A, Core>,
): Pick<Runnable<Core>, 'run' | 'heldAs'> {
  const parsed = (asked: Asked<Readonly<Record<string, unknown>>>) => ({
    ...asked,
    options: definition.options.parse(asked.options),
  });
  return {
    run: (asked, core, others) => definition.run(parsed(asked), core, others),
    heldAs: async (asked, core) => (await definition.heldAs?.(parsed(asked), core)) ?? null,
  };
}

function ruled<Schema extends z.ZodObject, A extends Answers, Core>(
  definition: Definition<Schema, A, Core>,
): Pick<Runnable<Core>, 'recorded' | 'takesTwo' | 'isForTwo' | 'onlyByRight'> {
  if (definition.who === 'anyone')
    return { recorded: () => null, takesTwo: null, isForTwo: () => false, onlyByRight: () => null };
  const { records, takesTwo = null, twoWhere, onlyByRight, options } = definition;
  return {
    takesTwo,
    isForTwo: (given) => takesTwo !== null && (twoWhere === undefined || twoWhere(options.parse(given))),
    recorded: (given) => (typeof records === 'function' ? records(options.parse(given)) : records),
    onlyByRight(given) {
      if (onlyByRight === undefined) return null;
      if (onlyByRight === true) return { option: null };
      const { data } = options.safeParse(given);
      // What does not fit the schema is refused for that.
      const option = data === undefined ? null : onlyByRight(data);
      return option === null ? null : { option };
    },
  };
}
