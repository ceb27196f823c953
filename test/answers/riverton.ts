import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { eventKinds } from '../../src/store/events.ts';
import { CONTENT_DIR } from './project-content.ts';
import { write } from './temporary-content.ts';

/** A tiny campaign of another city: of the project's own content it has the interface's words alone. */
const campaign = `city: Riverton
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
${eventKinds.map((kind) => `  ${kind}: { duration: PT1H, reminders: [P1D] }`).join('\n')}
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
  own_places: riverton
  other_places: los angeles, ciudad de los angeles
  suggest: [law/ferry, law/library]
`;

export const ferryInEnglish = 'en/law/ferry.md';

const entries: Readonly<Record<string, string>> = {
  [ferryInEnglish]: entry(
    'law/ferry',
    'Papers on the ferry',
    ['Do I need papers on the ferry', 'Can the ferry crew ask for papers', 'Who may ride the ferry'],
    `The law says that the city ferry takes everybody on board. Nobody who works on it may ask a passenger for papers.
The harbor office keeps no list of those who ride. This has been so since the spring.`,
  ),
  'es/law/ferry.md': entry(
    'law/ferry',
    'Papeles en el barco',
    ['Necesito papeles en el barco', 'Me pueden pedir papeles en la lancha', 'Quien puede subir al barco'],
    `La ley dice que el barco de la ciudad lleva a todas las personas. Nadie que trabaje en el barco puede pedir papeles
a los pasajeros. La oficina del puerto no guarda ninguna lista de quienes viajan en el barco.`,
  ),
  'en/law/library.md': entry(
    'law/library',
    'Library cards',
    ['Who can get a library card', 'How do I borrow books', 'Does a library card cost money'],
    `Everybody who lives in town can get a library card for free. You only need to tell your name. The library gives
nobody a list of its readers, and the police may not look at what you read there.`,
  ),
  'es/law/library.md': entry(
    'law/library',
    'Tarjeta de la biblioteca',
    ['Quien puede sacar tarjeta de biblioteca', 'Como pido libros prestados', 'Cuesta dinero la tarjeta'],
    `Todas las personas que viven en el pueblo pueden tener gratis una tarjeta de la biblioteca. Solo hay que decir el
nombre. La biblioteca no da a nadie una lista de sus lectores, y la policía no puede mirar lo que usted lee.`,
  ),
  'en/law/ferry.asked.txt': 'do they check your id when you board\ncan anyone take the boat\n',
  'es/law/ferry.asked.txt': 'me van a revisar si subo a la lancha\ncualquiera puede tomar el barco\n',
};

const examples: Readonly<Record<string, string>> = {
  danger: `they are at my door right now help
agents are taking my brother
somebody took my mother just now
men with vests are knocking and will not go away
help me they are outside my house
the migra is here
estan en mi puerta ayuda
se llevaron a mi hermano ahorita
la migra esta afuera de mi casa
ayudenme estan tocando la puerta
`,
  sightings: `agents were seen at the mill
two vans with agents on Bridge Street
are there agents at the market today
hay agentes en el molino
vieron a la migra en el mercado
`,
  calm: `what happened last year
what if they come one day
can they come to my door
que paso el año pasado
que hago si un dia vienen
good morning
hola
`,
  outside: `best tacos near me
who won the game last night
how do I fix my bike
is it going to rain
can the police hold me
what does the county sheriff do
donde venden tacos
quien gano el partido
como arreglo mi bici
me puede detener la policia
`,
};

/** Writes its content folder, whole and without a fault. */
export async function writeRiverton(dir: string): Promise<void> {
  await cp(join(CONTENT_DIR, 'phrases'), join(dir, 'phrases'), { recursive: true });
  await write(dir, 'campaign.yaml', campaign);
  await write(
    dir,
    'words.yaml',
    'same:\n  boat: ferry, boat, lancha, barco\n  papers: papers, papeles, id\n',
  );
  await write(
    dir,
    'sources.yaml',
    'paper:\n  title: The Riverton Paper\n  url: https://paper.example\n  checked_on: 2026-10-01\n',
  );
  for (const [kind, lines] of Object.entries(examples)) await write(dir, `examples/${kind}.txt`, lines);
  for (const [file, text] of Object.entries(entries)) await write(dir, file, text);
}

function entry(id: string, title: string, questions: readonly string[], body: string): string {
  return `---
id: ${id}
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
}
