import { decodeAction } from '../../../src/chat/action-id.ts';
import { channel } from '../../../src/platforms/playground/pane.ts';
import type {
  FieldView,
  MessageView,
  ModalView,
  Outcome,
} from '../../../src/platforms/playground/snapshot.ts';
import type { Visitor } from '../../../src/platforms/playground/visitor.ts';
import type { PaneWorld } from '../../contracts/playground-world.ts';
import { there } from '../../contracts/stand-in.ts';
import type { LiveWorld } from '../../scenarios/live-world.ts';
import { nextWeek } from '../plausible-options.ts';
import type { Door, OpenForm, Reply, Said } from './door.ts';

/** A pane of the playground, whose page sends whatever is typed. */
export function paneDoor(live: LiveWorld, world: PaneWorld): Door {
  return {
    live,
    use: (person, command, options) => {
      const by = world.as(person);
      return replyTo(world, by, null, () => world.pane.use(by, command, options));
    },
    async complete(person, command, option, typed) {
      const choices = await world.pane.complete(world.as(person), command, option, typed);
      return choices.map(({ label }) => label);
    },
  };
}

/** `pressed`: the message whose button it was, which the answer may replace. */
async function replyTo(
  world: PaneWorld,
  by: Visitor,
  pressed: string | null,
  work: () => Promise<Outcome>,
): Promise<Reply> {
  const messages = () => world.pane.view(by.person).messages;
  const before = new Map(messages().map(({ id, payloads }) => [id, payloads]));
  const outcome = await work();
  if (outcome.kind === 'silence') throw new Error('the bot said nothing');
  const news = messages().filter(({ id, payloads }) => before.get(id) !== payloads);
  const buttons = news.flatMap((message) =>
    message.payloads.flatMap((payload) =>
      world.reader.controls(payload).map(({ id, values }) => ({ message: message.id, id, values })),
    ),
  );
  return {
    said: news.flatMap((message) => message.payloads.map((payload) => said(world, message, payload))),
    form: outcome.kind === 'modal' ? formOf(world, by, pressed, outcome.modal) : null,
    actions: buttons.map(({ id }) => decodeAction(id).action),
    async press(action) {
      const { message, id, values } = there(
        buttons.find((button) => decodeAction(button.id).action === action),
      );
      const [value] = values.values();
      return replyTo(world, by, message, () =>
        world.pane.press(by, message, id, value === undefined ? {} : { value }),
      );
    },
    count: () => news.length,
  };
}

function formOf(world: PaneWorld, by: Visitor, pressed: string | null, { id, fields }: ModalView): OpenForm {
  const standing = Object.fromEntries(fields.map((field) => [field.name, standingIn(field)]));
  const texts = fields.filter(({ kind }) => kind === 'text' || kind === 'moment');
  return {
    action: decodeAction(id).action,
    typed: texts.map(({ name }) => name),
    submit: (values) =>
      replyTo(world, by, pressed, () => world.pane.press(by, pressed, id, { ...standing, ...values })),
    close() {},
  };
}

/** What the page shows first; something where nothing may not stay. */
function standingIn(field: FieldView): string {
  const value = 'value' in field ? (field.value ?? '') : '';
  if (value !== '' || !field.required) return value;
  if (field.kind === 'choice') return field.options[0]?.value ?? '';
  return field.kind === 'channel' ? channel : nextWeek();
}

function said({ reader }: PaneWorld, message: MessageView, payload: unknown): Said {
  return {
    ...reader.drawn(payload),
    isPrivate: message.private,
    live: reader.live(payload),
    raw: JSON.stringify(payload),
  };
}
