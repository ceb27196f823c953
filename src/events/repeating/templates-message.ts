import { strong } from '../../chat/inline.ts';
import type { Language } from '../../chat/language.ts';
import type { Block, Message } from '../../chat/message.ts';
import type { Place } from '../../chat/place.ts';
import { textMessage } from '../../chat/text-message.ts';
import type { Core } from '../../core.ts';
import type { Template } from '../../store/templates.ts';
import { briefly } from '../showing/briefly.ts';
import { formatClock } from '../when/format-clock.ts';

/** How much is said of each, in characters of its name and its place. */
interface Room {
  readonly name: number;
  readonly place: number;
  /** Whether names stand out, each behind a bullet: platforms need much room for that. */
  readonly isList: boolean;
}

const scant: Room = { name: 30, place: 0, isList: false };

/** From ample to scant: the first one is taken with which all of them fit one message. */
const rooms: readonly Room[] = [
  { name: 60, place: 40, isList: true },
  { name: 60, place: 40, isList: false },
  { name: 60, place: 15, isList: false },
  { name: 60, place: 0, isList: false },
  scant,
];

/** A group's templates, with what can be done with them: one message, however many there are. */
export function templatesMessage(
  core: Core,
  templates: readonly Template[],
  language: Language,
  { platform: name }: Place,
): Message {
  const platform = core.platform(name);
  const slash = platform?.capabilities.slash ?? '';
  const say = (key: string, values = {}) => core.phrases.text(language, key, values);
  if (templates.length === 0) {
    const none = say('template.none', { slash });
    return textMessage(none);
  }
  const choosing = (label: string, action: string, most: number): Block => ({
    kind: 'select',
    label: say(label),
    choose: { action, args: [] },
    options: templates.map(({ id, name }) => ({ value: id, label: briefly(name, most) })),
  });
  const within = (room: Room): Message => {
    const lines = templates.map(({ name, kind, startTime, place }) => {
      const facts = [say(`kind.${kind}`), formatClock(startTime, language), briefly(place, room.place)];
      return { name: briefly(name, room.name), facts: facts.filter((fact) => fact !== '').join(', ') };
    });
    return {
      summary: say('template.title'),
      blocks: [
        { kind: 'heading', text: say('template.title') },
        room.isList
          ? { kind: 'list', items: lines.map(({ name, facts }) => [strong(name), `: ${facts}`]) }
          : { kind: 'text', text: lines.map(({ name, facts }) => `${name}: ${facts}`).join('\n') },
        choosing('template.use', 'template-use', room.name),
        choosing('template.delete-one', 'template-delete', room.name),
      ],
    };
  };
  const messages = rooms.map(within);
  return messages.find((message) => platform?.fitsOneMessage(message)) ?? within(scant);
}
