import { commandName } from '../../chat/command-shape.ts';
import { plainText } from '../../chat/inline.ts';
import { type Language, languages } from '../../chat/language.ts';
import type { Block } from '../../chat/message.ts';
import { usualRetention } from '../../core.ts';
import { privacyBlocks } from '../../home/privacy-blocks.ts';
import type { Knowledge } from '../../start/knowledge.ts';

const introduction = `# Privacy, on one page

What \`/privacy\` says (on Slack \`/sanctuary privacy\`), [en español también](#su-privacidad). Made by \`npm run messages\` from
[the bot's words](../content/phrases/en.yaml): edit those, not this page. What each claim rests on: [threat-model.md](threat-model.md).

Whoever runs the bot can choose another number of days (\`RETENTION_DAYS\`); then \`/privacy\` tells that one.
`;

/** Who might want to know who somebody is, each with what they learn. */
const curious = ['disk', 'key', 'running', 'platform', 'member', 'organizer', 'partner', 'phone'];

/** What the page is made of. */
type Words = Pick<Knowledge, 'phrases' | 'shapes'>;

/** docs/privacy.md: what `/privacy` says, in both languages, with a table for those who explain it to others. */
export function privacyPage(words: Words): string {
  return [introduction, ...languages.map((language) => inLanguage(words, language))].join('\n');
}

function inLanguage({ phrases, shapes }: Words, language: Language): string {
  const days = usualRetention;
  const say = (key: string) => phrases.text(language, `privacy.${key}`, { days });
  const rows = curious.map((each) => `| ${say(`${each}.who`)} | ${say(`${each}.learns`)} |`);
  const commands = shapes.map((shape) => commandName(shape, language));
  const typed = new RegExp(`/(${commands.join('|')})(?![\\p{L}-])`, 'gu');
  return [
    ...privacyBlocks(phrases, language, { slash: '/', days, organizer: true }).map((block) =>
      markdown(block).replace(typed, '`$&`'),
    ),
    `### ${say('table')}`,
    ['', `| ${say('who')} | ${say('learns')} |`, '|---|---|', ...rows, ''].join('\n'),
  ].join('\n');
}

function markdown(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `## ${plainText(block.text)}\n`;
    case 'list':
      return `${block.items.map((item) => `- ${plainText(item)}`).join('\n')}\n`;
    case 'text':
    case 'citation':
      return `${plainText(block.text)}\n`;
    default:
      throw new RangeError(`privacy-page.ts cannot write a block of the kind ${block.kind}`);
  }
}
