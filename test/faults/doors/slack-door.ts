import { decodeAction } from '../../../src/chat/action-id.ts';
import type { CommandShape } from '../../../src/chat/command-shape.ts';
import { filledIn, labelOf, typed } from '../../contracts/slack-typing.ts';
import type { SlackWorld } from '../../contracts/slack-world.ts';
import { there, until } from '../../contracts/stand-in.ts';
import type {
  InteractionAnswer,
  InteractionRecord,
  SeenInput,
  SeenMessage,
  SeenView,
  SlackDouble,
  Person as SlackPerson,
} from '../../doubles/slack/index.ts';
import type { Entered } from '../../doubles/slack/use-view.ts';
import type { LiveWorld } from '../../scenarios/live-world.ts';
import { nextWeek } from '../plausible-options.ts';
import type { Door, OpenForm, Reply, Said } from './door.ts';
import { saidOnSlack } from './said.ts';

/**
 * Everything typed behind the one command, as Slack hands it over; and, every second time, by the form that asks for a
 * command's options, if there is one, also with what Slack's client would not let people send.
 */
export function slackDoor(live: LiveWorld, world: SlackWorld, shapes: readonly CommandShape[]): Door {
  const { double } = world;
  const channels = new Map([[world.place.channel, '#events']]);
  let uses = 0;
  return {
    live,
    async use(person, command, options) {
      uses += 1;
      const byForm = uses % 2 === 0 && Object.keys(options).length > 0;
      const form = byForm ? await commandForm(world, world.as(person), command) : null;
      if (form) return sendIn(double, form.opener, form.view, filledIn(form.view, options));
      const line = typed(shapes, command, options, channels);
      return replyTo(double, double.command(world.as(person), 'events', line));
    },
    complete: completing(world),
  };
}

/** Null where the command needs none. */
async function commandForm(
  { double }: SlackWorld,
  person: SlackPerson,
  command: string,
): Promise<{ readonly opener: InteractionRecord; readonly view: SeenView } | null> {
  const opener = double.command(person, 'events', command);
  const { view } = await opener.answered();
  return view !== null && view.inputs.length > 0 ? { opener, view } : null;
}

function completing(world: SlackWorld): Door['complete'] {
  const { double } = world;
  return async (person, command, option, words) => {
    const form = await commandForm(world, world.as(person), command);
    if (!form) return null;
    const asked = double.suggest(world.as(person), form.view, labelOf(form.view, option), words);
    const { options } = await asked.answered();
    double.closeView(world.as(person), double.view(world.as(person)));
    return there(options).map(({ text }) => text);
  };
}

/** What opened a form, or the first of several: what comes of the form is told where that was done. */
interface Opener {
  readonly record: InteractionRecord;
  /** How much had come of it when the form was sent in. */
  readonly before: number;
}

async function replyTo(double: SlackDouble, record: InteractionRecord, opener?: Opener): Promise<Reply> {
  const late = () => opener?.record.effects.slice(opener.before) ?? [];
  const isAnswered = () => record.acknowledgement !== null && record.effects.length + late().length > 0;
  const waited = { for: `an answer to ${record.what.slice(0, 60)}`, withinMs: 20_000 };
  await double.waitFor(() => record.failed || isAnswered(), waited);
  const messages = (): SeenMessage[] => {
    const after = new Set(late().flatMap((effect) => ('message' in effect ? [effect.message] : [])));
    const told = opener?.record.answer().messages.filter(({ message }) => after.has(message)) ?? [];
    return [...record.answer().messages, ...told];
  };
  const { view, viewErrors } = record.answer();
  const form = view !== null && view.inputs.length > 0 && viewErrors === null ? view : null;
  const controls = () => messages().flatMap((message) => controlsOf(message));
  const { person } = record;
  return {
    said: form ? [] : [...messages().map(said), ...saidInWindow(record.answer())],
    form: form ? formOf(double, opener?.record ?? record, form) : null,
    actions: controls().map(({ actionId }) => decodeAction(actionId).action),
    async press(action) {
      const doesIt = ({ actionId }: Control) => decodeAction(actionId).action === action;
      // A note follows its answer by a moment.
      const { message, actionId, first } = await until(() => controls().find(doesIt), action);
      return replyTo(
        double,
        first === undefined
          ? double.press(person, message, actionId)
          : double.choose(person, message, actionId, first),
      );
    },
    count: () => messages().length,
  };
}

interface Control {
  readonly message: SeenMessage;
  readonly actionId: string;
  /** Of a menu, its first value. */
  readonly first: string | undefined;
}

function controlsOf(message: SeenMessage): Control[] {
  return [
    ...message.buttons.map(({ actionId }) => ({ message, actionId, first: undefined })),
    ...message.selects.map(({ actionId, options }) => ({ message, actionId, first: options[0]?.value })),
  ];
}

/** Sends a form in, also what Slack's client would not let people send; one that is refused is given up. */
async function sendIn(
  double: SlackDouble,
  opener: InteractionRecord,
  view: SeenView,
  values: Entered,
): Promise<Reply> {
  const before = opener.effects.length;
  const sent = double.submit(opener.person, view, values, { force: true });
  const reply = await replyTo(double, sent, { record: opener, before });
  if (!reply.form) giveUp(double, opener.person);
  return reply;
}

function giveUp(double: SlackDouble, person: SlackPerson): void {
  const open = double.view(person);
  if (open) double.closeView(person, open);
}

function formOf(double: SlackDouble, opener: InteractionRecord, view: SeenView): OpenForm {
  const { person } = opener;
  const texts = view.inputs.filter(({ type }) => type === 'plain_text_input');
  return {
    action: view.callbackId,
    typed: texts.map(({ actionId }) => actionId),
    submit: (values) =>
      sendIn(double, opener, view, { ...Object.fromEntries(view.inputs.flatMap(fitting)), ...values }),
    close: () => giveUp(double, person),
  };
}

/** Something for what must be filled in and is empty. */
function fitting({ type, actionId, value, optional, options }: SeenInput): [id: string, value: string][] {
  if (optional || value !== null) return [];
  const [day = '', time = ''] = nextWeek().split(' ');
  if (type === 'plain_text_input') return [[actionId, nextWeek()]];
  if (type === 'datepicker') return [[actionId, day]];
  if (type === 'timepicker') return [[actionId, time]];
  const [first] = options;
  return type === 'static_select' && first ? [[actionId, first.value]] : [];
}

/** What stands beside the fields of a form that was refused, or a window with words alone. */
function saidInWindow({ viewErrors, view }: InteractionAnswer): Said[] {
  const about = { isPrivate: true, pings: [] };
  if (viewErrors !== null) {
    const text = Object.values(viewErrors).join('\n');
    return [{ ...about, text, addresses: [], live: null, raw: text }];
  }
  if (view === null || view.inputs.length > 0) return [];
  const { title, text, blocks } = view;
  return [{ ...about, text, addresses: [], live: null, raw: JSON.stringify([title, blocks]) }];
}

function said({ text, blocks, ephemeral, pings, message }: SeenMessage): Said {
  return saidOnSlack(text, { text: message.text, blocks: message.blocks }, blocks, {
    isPrivate: ephemeral,
    pings,
  });
}
