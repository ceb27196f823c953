import { type Language, languages } from '../../chat/language.ts';
import type { Known } from '../../core.ts';
import type { Phrases } from '../../phrases/phrases.ts';
import type { MessageView } from '../../platforms/playground/snapshot.ts';
import { type Knowledge, knownFrom } from '../../start/knowledge.ts';
import { drawDiscord } from './draw-discord.ts';
import { drawForm } from './draw-form.ts';
import { drawSlack } from './draw-slack.ts';
import type { Reader } from './moments.ts';
import { scenes } from './scenes/scenes.ts';
import { openStage, type Style } from './stage.ts';

/** On which platform, for a reader of which language, in a group that posts in which. */
interface Cast {
  readonly style: Style;
  readonly language: Language;
  readonly posts: readonly Language[];
}

/** What somebody sees at one step: each message, and the form, as lines. */
export interface Picture {
  readonly lines: readonly string[];
  readonly seenBy: 'everybody' | 'one';
}

/** The pictures of each step, in the order of the scenes. */
export type Played = readonly (readonly Picture[])[];

/** A Monday morning in the campaign's city. Always the same, so that the page changes only where the messages do. */
const morning = '2027-02-01T09:00';

/** Share codes are drawn by lot: on the page there is always the same. */
const code = { is: /\b[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}\b/g, becomes: 'K3VW-9XQ2' };

/** `phrases` are used for all that is said, so that the caller may watch which. */
export async function playAll(knowledge: Knowledge, phrases: Phrases) {
  const known = { ...knownFrom({ ...knowledge.content, phrases }), phrases };
  const play = (cast: Cast) => playOne(knowledge, known, cast);
  const alone = async (language: Language) => ({
    discord: await play({ style: 'discord', language, posts: [language] }),
    slack: await play({ style: 'slack', language, posts: [language] }),
  });
  return {
    en: await alone('en'),
    es: await alone('es'),
    both: {
      discord: await play({ style: 'discord', language: 'en', posts: languages }),
      slack: await play({ style: 'slack', language: 'en', posts: languages }),
    },
  };
}

async function playOne(knowledge: Knowledge, known: Known, cast: Cast): Promise<Played> {
  const timeZone = knowledge.content.campaign.time_zone;
  const now = Temporal.PlainDateTime.from(morning).toZonedDateTime(timeZone).epochMilliseconds;
  const played: Picture[][] = [];
  for (const { steps, newGroup = false } of scenes) {
    const stage = await openStage(knowledge, known, { ...cast, now, timeZone, newGroup });
    for (const { act } of steps) {
      const { messages, form } = await act(stage, cast.language);
      const reader: Reader = { language: cast.language, timeZone, now: stage.now() };
      const drawn = messages.map((message): Picture => picture(message, cast.style, reader));
      played.push(form ? [...drawn, { lines: drawForm(form), seenBy: 'one' }] : drawn);
    }
    await stage.stop();
  }
  return played;
}

function picture(
  { payloads, private: alone, reactions }: MessageView,
  style: Style,
  reader: Reader,
): Picture {
  const draw = style === 'discord' ? drawDiscord : drawSlack;
  const emoji = { check: '✅', thinking: '🤔', cross: '❌' };
  const below = reactions.map(({ reaction, count }) => `${emoji[reaction]} ${count}`).join('  ');
  const lines = payloads.flatMap((payload) => draw(payload, reader));
  return {
    lines: [...lines, ...(below === '' ? [] : [below])].map((line) => line.replace(code.is, code.becomes)),
    seenBy: alone ? 'one' : 'everybody',
  };
}
