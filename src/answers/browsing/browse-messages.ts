import type { Asked } from '../../chat/command.ts';
import type { Language } from '../../chat/language.ts';
import type { Block, Button, Message } from '../../chat/message.ts';
import type { Entry } from '../../content/entry.ts';
import type { Core } from '../../core.ts';
import { topicAnswer } from '../reply/private-answer.ts';
import { sections } from './sections.ts';

type Reader = Pick<Asked<unknown>, 'actor' | 'place' | 'direct'>;

/** All topics to choose from, section by section. */
export function allTopics(core: Core, platform: string, language: Language): Message {
  const slash = core.slash(platform);
  const summary = core.phrases.text(language, 'ordinance.title');
  return {
    summary,
    blocks: [
      { kind: 'heading', text: summary },
      { kind: 'text', text: core.phrases.text(language, 'ordinance.intro', { slash }) },
      ...sections(core, language).map(({ title, entries }) => toChoose(title, entries, language)),
    ],
  };
}

/** Nobody reads through more, and one select holds no more everywhere. */
const mostToChoose = 25;

/** Some topics to choose from, where what was typed may mean each of them. */
export function someTopics(core: Core, entries: readonly Entry[], language: Language): Message {
  const say = (key: string) => core.phrases.text(language, key);
  const summary = say('ordinance.several');
  const select = toChoose(say('ordinance.choose'), entries.slice(0, mostToChoose), language);
  return { summary, blocks: [{ kind: 'text', text: summary }, select, allButton(core, language)] };
}

/** An entry as it is read while browsing: below it the ways to the ones before and after it. */
export function browsedEntry(core: Core, entry: Entry, reader: Reader): Message {
  const { language } = entry;
  const section = sections(core, language).find(({ entries }) => entries.includes(entry));
  if (!section) return topicAnswer(core, entry, reader);
  const { title, entries } = section;
  const at = entries.indexOf(entry);
  const where = { section: title, at: at + 1, all: entries.length };
  const to = (neighbour: Entry | undefined, key: string): Button[] => {
    if (!neighbour) return [];
    const press = { action: 'ordinance', args: [neighbour.id, language] };
    return [{ label: core.phrases.text(language, key), look: 'plain', press }];
  };
  return topicAnswer(core, entry, reader, [
    { kind: 'citation', text: core.phrases.text(language, 'ordinance.where', where) },
    {
      kind: 'buttons',
      buttons: [
        ...to(entries[at - 1], 'ordinance.previous'),
        ...allButton(core, language).buttons,
        ...to(entries[at + 1], 'ordinance.next'),
      ],
    },
  ]);
}

function toChoose(label: string, entries: readonly Entry[], language: Language): Block {
  return {
    kind: 'select',
    label,
    choose: { action: 'ordinance', args: [language] },
    options: entries.map(({ id, title }) => ({ label: title, value: id })),
  };
}

function allButton(core: Core, language: Language): Extract<Block, { kind: 'buttons' }> {
  const label = core.phrases.text(language, 'ordinance.all');
  return {
    kind: 'buttons',
    buttons: [{ label, look: 'plain', press: { action: 'ordinance-topics', args: [language] } }],
  };
}
