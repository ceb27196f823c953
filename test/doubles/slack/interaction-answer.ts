import type { SeenOption } from './controls.ts';
import type { Effect } from './interaction-record.ts';
import type { Person } from './model.ts';
import { type SeenView, seeView } from './seen-view.ts';
import { type SeenMessage, seeMessage } from './snapshot.ts';
import type { World } from './world.ts';

/** What the person has seen of an interaction so far. */
export interface InteractionAnswer {
  /** All that they read of it now. */
  readonly text: string;
  /** The first message that came of it or was changed by it. */
  readonly message: SeenMessage | null;
  readonly messages: readonly SeenMessage[];
  /** Those of the messages which only they see. */
  readonly ephemeral: readonly SeenMessage[];
  /** The modal opened or changed by it. */
  readonly view: SeenView | null;
  readonly home: SeenView | null;
  /** By `block_id`. */
  readonly viewErrors: Readonly<Record<string, string>> | null;
  /** What an external menu offers. */
  readonly options: readonly SeenOption[] | null;
  /** Whether the message it was made on was changed, or is gone. */
  readonly updated: boolean;
  readonly deleted: boolean;
}

export function seeAnswer(world: World, person: Person, effects: readonly Effect[]): InteractionAnswer {
  const touched = new Set(effects.flatMap((one) => ('message' in one ? [one.message] : [])));
  const messages = [...touched]
    .filter(({ deleted }) => !deleted)
    .map((message) => seeMessage(world, message, person));
  const view = effects.findLast((one) => one.kind === 'view')?.view ?? null;
  const home = effects.findLast((one) => one.kind === 'home')?.view ?? null;
  const viewErrors = effects.findLast((one) => one.kind === 'viewErrors')?.errors ?? null;
  const options = effects.findLast((one) => one.kind === 'options')?.options ?? null;
  const seen = view ? seeView(world, view) : null;
  const seenHome = home ? seeView(world, home) : null;
  return {
    text: [
      ...messages.map(({ text }) => text),
      ...(seen ? [seen.title, seen.text] : []),
      ...(seenHome ? [seenHome.text] : []),
      ...Object.values(viewErrors ?? {}),
    ].join('\n'),
    message: messages[0] ?? null,
    messages,
    ephemeral: messages.filter(({ ephemeral }) => ephemeral),
    view: seen,
    home: seenHome,
    viewErrors,
    options: options?.map(({ text, value }) => ({ text: text.text, value })) ?? null,
    updated: effects.some(({ kind }) => kind === 'updated'),
    deleted: effects.some(({ kind }) => kind === 'deleted'),
  };
}
