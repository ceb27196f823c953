import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compose } from '../../src/answers/compose.ts';
import { createAnswers } from '../../src/answers/decide.ts';
import { toPlainText } from '../../src/answers/plain-text.ts';
import { loadContent } from '../../src/content/load-content.ts';
import { CONTENT_DIR } from './project-content.ts';
import { temporaryFolder, write } from './temporary-content.ts';

const KINDS = [
  'council-meeting',
  'committee-hearing',
  'rally',
  'march',
  'press-conference',
  'phone-bank',
  'training',
  'meeting',
];

const CAMPAIGN = `
city: Riverton
campaign: Riverton Welcome Law
about: { en: the Riverton Welcome Law, es: la Ley de Bienvenida de Riverton }
time_zone: America/Chicago
languages: [en, es]
hotlines:
  - id: neighbors
    name: { en: Riverton Neighbors, es: Vecinos de Riverton }
    number: 555-010-0199
    checked_on: 2026-10-01
    source: paper
    rapid_response: true
event_kinds:
${KINDS.map((kind) => `  ${kind}: { duration: PT1H, reminders: [P1D] }`).join('\n')}
example:
  hearing:
    kind: rally
    title: { en: Example rally, es: Mitin de ejemplo }
    place: Town Hall
    accessibility: { en: Ramp at the side, es: Rampa a un lado }
    link: https://riverton.example/calendar
    description: { en: An example, es: Un ejemplo }
    weekday: 5
    time: "18:00"
scope:
  own_places: [riverton]
  other_places: [los angeles, ciudad de los angeles]
  suggest: [law/ferry]
`;

const entry = (title: string, questions: string[], body: string): string => `---
id: law/ferry
title: ${title}
questions:
${questions.map((question) => `  - ${question}`).join('\n')}
aliases: []
sources: [paper]
reviewed_on: 2026-10-01
reviewed_by: editor
---

${body}
`;

test("another city's folder makes another city's bot: nothing about Los Angeles is in the code", async () => {
  const dir = await temporaryFolder();
  for (const shared of ['phrases', 'urgent.yaml'])
    await cp(join(CONTENT_DIR, shared), join(dir, shared), { recursive: true });
  await write(dir, 'campaign.yaml', CAMPAIGN);
  await write(dir, 'words.yaml', 'same:\n  boat: ferry, boat, lancha, barco\n');
  await write(
    dir,
    'sources.yaml',
    'paper: { title: The Riverton Paper, url: https://paper.example, checked_on: 2026-10-01 }\n',
  );
  const english =
    'The law says that the city ferry takes everybody on board. Nobody who works on it may ask a passenger ' +
    'for papers. The harbor office keeps no list of those who ride. This has been so since the spring.';
  const spanish =
    'La ley dice que el barco de la ciudad lleva a todas las personas. Nadie que trabaje en el barco puede ' +
    'pedir papeles a los pasajeros. La oficina del puerto no guarda ninguna lista de quienes viajan en el barco.';
  await write(
    dir,
    'en/law/ferry.md',
    entry(
      'Papers on the ferry',
      ['Do I need papers on the ferry', 'Can the ferry crew ask for papers', 'Who may ride the ferry'],
      english,
    ),
  );
  await write(
    dir,
    'es/law/ferry.md',
    entry(
      'Papeles en el barco',
      ['Necesito papeles en el barco', 'Me pueden pedir papeles en la lancha', 'Quien puede subir al barco'],
      spanish,
    ),
  );

  const loaded = await loadContent(dir, Temporal.PlainDate.from('2026-11-22'));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
  expect(loaded.warnings).toEqual([]);
  const { content } = loaded;
  const answers = createAnswers(content);

  expect(answers.ask('does the boat crew ask for papers in Riverton?', 'en').entry?.id).toBe('law/ferry');
  expect(answers.ask('piden papeles en el barco', 'es').entry?.language).toBe('es');
  expect(answers.ask('do they ask for papers on a boat in Los Angeles', 'en').reason).toBe('other-place');
  expect(answers.ask('Can LAPD hold me for ICE?', 'en').entry).toBeNull();

  const everything = [
    'ICE is outside my door',
    'tacos',
    'Do I need papers on the ferry',
    '¿Necesito papeles?',
    '',
  ]
    .flatMap((question) =>
      (['en', 'es'] as const).map((one) => toPlainText(compose(answers.ask(question, one), content))),
    )
    .join('\n');
  expect(everything).toContain('555-010-0199');
  expect(everything).not.toMatch(/Los Angeles|Los Ángeles|LAPD|CHIRLA|888-624-4752|DSA/);
});
