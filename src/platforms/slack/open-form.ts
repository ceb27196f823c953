import type { ModalView } from '@slack/types';
import type { Language } from '../../chat/language.ts';
import type { Message } from '../../chat/message.ts';
import { PlatformError } from '../../chat/platform-error.ts';
import type { Bot } from './bot.ts';
import { openView } from './web-api/open-view.ts';
import { sentence } from './words.ts';

export interface FormOpening {
  readonly trigger: string;
  readonly language: Language;
  readonly view: ModalView;
  /** Over a window that is open already. */
  readonly over?: boolean;
  readonly acknowledge: () => Promise<void>;
  readonly tell: (message: Message) => Promise<void>;
}

/** Opens a form, or tells the person that it did not open: nobody is left waiting for it. */
export async function openForm(
  { call, words, log }: Pick<Bot, 'call' | 'words' | 'log'>,
  { trigger, language, view, over, acknowledge, tell }: FormOpening,
): Promise<void> {
  try {
    const opened = await openView(call, trigger, view, over ? 'views.push' : 'views.open');
    if (opened !== 'late') return acknowledge();
    log.warn('slack-form-not-opened', { why: 'expired' });
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    log.warn('slack-form-not-opened', { why: error.code });
  }
  await tell(sentence(words(language, 'slack.form-too-late')));
}
