import type { PlainTextElement } from '@slack/types';
import { oneLine } from '../../rendering/clean-text.ts';
import { shorten } from '../../rendering/shorten.ts';
import { escapePlain } from '../render/escape.ts';

/** Words in a window of Slack's, cut to what fits there. */
export function plainObject(text: string, most: number): PlainTextElement {
  return { type: 'plain_text', text: shorten(escapePlain(oneLine(text)), most) || '…', emoji: true };
}
