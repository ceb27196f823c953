import { strong } from '../chat/inline.ts';
import type { Language } from '../chat/language.ts';
import type { ActionButton, Block, Message } from '../chat/message.ts';
import type { Core } from '../core.ts';
import type { Template } from '../store/templates.ts';
import { formatClock } from './when/format-clock.ts';

/** A group's templates, each with what can be done with it. */
export function templatesMessage(
  core: Core,
  templates: readonly Template[],
  language: Language,
  slash: string,
): Message {
  const say = (key: string, values = {}) => core.phrases.text(language, key, values);
  const summary = templates.length === 0 ? say('template.none', { slash }) : say('template.title');
  if (templates.length === 0) return { summary, blocks: [{ kind: 'text', text: summary }] };
  const button = (key: string, action: string, id: string): ActionButton => ({
    label: say(key),
    look: 'plain',
    press: { action, args: [id] },
  });
  return {
    summary,
    blocks: [
      { kind: 'heading', text: summary },
      ...templates.flatMap(({ id, name, kind, startTime, place }): Block[] => [
        {
          kind: 'text',
          text: [strong(name), `: ${say(`kind.${kind}`)}, ${formatClock(startTime, language)}, ${place}`],
        },
        {
          kind: 'buttons',
          buttons: [
            button('template.use', 'event-again', id),
            button('template.delete', 'template-delete', id),
          ],
        },
      ]),
    ],
  };
}
