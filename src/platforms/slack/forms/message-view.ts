import type { HomeView, KnownBlock, ModalView } from '@slack/types';
import type { Language } from '../../../chat/language.ts';
import type { Block, Message } from '../../../chat/message.ts';
import { slackUnits } from '../render/render.ts';
import type { Words } from '../words.ts';
import { fitView } from './fit-view.ts';
import { formLimits } from './limits.ts';
import { type Metadata, writeMetadata } from './metadata.ts';
import { plainObject } from './plain-object.ts';

/** Messages on the bot's own page. https://docs.slack.dev/surfaces/app-home */
export function homeView(messages: readonly Message[], language: Language, words: Words): HomeView {
  return { type: 'home', blocks: blocksOf(messages, language, words) };
}

/** Messages in a window of their own, which asks for nothing. */
export function messageModal(
  messages: readonly Message[],
  language: Language,
  words: Words,
  metadata: Metadata,
): ModalView {
  return {
    type: 'modal',
    private_metadata: writeMetadata(metadata),
    title: plainObject(words(language, 'slack.window-title'), formLimits.title),
    close: plainObject(words(language, 'slack.window-close'), formLimits.title),
    blocks: blocksOf(messages, language, words),
  };
}

function blocksOf(messages: readonly Message[], language: Language, words: Words): KnownBlock[] {
  // They are rendered as one, so that no two controls get the same id.
  const joined = messages.flatMap((message, at): Block[] =>
    at === 0 ? [...message.blocks] : [{ kind: 'divider' }, ...message.blocks],
  );
  const summary = messages[0]?.summary ?? '';
  const rest = plainObject(words(language, 'slack.more-in-channel'), formLimits.label);
  return fitView(slackUnits({ summary, blocks: joined }), { type: 'section', text: rest });
}
