import { describe, expect, test } from 'vitest';
import { content, outcome } from './project-content.ts';

/** Paraphrases; none stands in a `questions` list. A regression test: they were seen while aliases were chosen. */
const PARAPHRASES: Record<string, { en: string[]; es: string[] }> = {
  'provision/status-inquiries': {
    en: [
      'Could a police officer demand to know my legal status?',
      'are city employees allowed to question someone about citizenship',
      'is it legal for a cop in LA to ask whether im undocumented',
      'Do city workers write down your country of birth?',
      'do i need to tell the city if im a citizen',
    ],
    es: [
      'le pueden preguntar a uno si es indocumentado',
      'un oficial me pidio mis papeles, se puede?',
      '¿Los trabajadores de la ciudad anotan el lugar donde uno nació?',
      'en la oficina de la ciudad me preguntaron de donde soy, pueden?',
    ],
  },
  'provision/arrests-and-transfers': {
    en: [
      'do police here turn in undocumented people',
      'does the los angeles police turn people over to immigration',
      'can a police officer arrest someone just because they are undocumented',
      'do the police hold people for ice detainers',
    ],
    es: [
      '¿Pueden arrestarme nada más por ser indocumentado?',
      'me puede retener la policia para que venga ice',
      'la policia te puede arrestar por ser indocumentado',
      '¿La poli de LA le pasa gente a la migra?',
    ],
  },
  'provision/non-public-areas': {
    en: [
      'is la migra able to come inside city hall',
      'can immigration officers walk into employee-only parts of a city building',
      'can federal agents get into private offices owned by the city',
      'can feds use city property for their operations',
    ],
    es: [
      'la migra se puede meter a un edificio del gobierno de la ciudad?',
      'dejan entrar a ice a las carceles de la ciudad',
      '¿Hasta dónde puede entrar la migra en un edificio municipal?',
      'la migra puede usar propiedades de la ciudad',
    ],
  },
  'provision/data-sharing': {
    en: [
      "Does Los Angeles send people's records to the feds?",
      'can lapd share my personal data with homeland security',
      'will ICE find my name in a city database',
      'is the city allowed to send personal information to DHS',
    ],
    es: [
      '¿El municipio le pasa mis datos personales a los federales?',
      'puede la ciudad darle mi informacion a la migra',
      '¿Qué dice la ordenanza sobre compartir datos?',
      'mi direccion la puede ver ice en los registros de la ciudad',
    ],
  },
  'provision/joint-task-forces': {
    en: [
      'are LA cops in joint task forces with immigration',
      'Does the police department collaborate with ICE on raids?',
      'may city personnel take part in an immigration operation',
      'can LAPD team up with federal immigration agents',
    ],
    es: [
      '¿La policía puede andar en operativos con inmigración?',
      'hay policias de la ciudad en grupos conjuntos con ice',
      '¿LAPD participa en las redadas de la migra?',
      'pueden trabajar juntos la policia y la migra',
    ],
  },
  'provision/custody-interviews': {
    en: [
      'Can immigration come interview someone held in a city jail?',
      'does LAPD let ICE interrogate people in custody',
      'my cousin is in police lockup, can ICE interview him there?',
      'are jail interviews by immigration agents banned',
    ],
    es: [
      '¿Puede inmigración entrevistar a los presos en la cárcel de LAPD?',
      'si estoy en custodia de la ciudad ice me puede entrevistar',
      'prohiben las entrevistas de ice en la carcel',
      'puede ice interrogar a mi hermano en la estacion de policia',
    ],
  },
};

describe.each(Object.entries(PARAPHRASES))('%s is found', (id, { en, es }) => {
  test.each(en)('in English: %s', async (question) => expect(await outcome(question, 'en')).toBe(id));
  test.each(es)('in Spanish: %s', async (question) => expect(await outcome(question, 'es')).toBe(id));

  test('with none of these questions copied from its list', () => {
    const listed = [
      ...(content.entry(id, 'en')?.questions ?? []),
      ...(content.entry(id, 'es')?.questions ?? []),
    ];
    expect(listed.filter((question) => [...en, ...es].includes(question))).toEqual([]);
  });
});

describe('however people type', () => {
  test.each([
    ['CAN LAPD HOLD ME FOR ICE???', 'provision/arrests-and-transfers'],
    ['can   lapd\nhold me for i.c.e.', 'provision/arrests-and-transfers'],
    ['can the polcie transfer people to ICE from jail', 'provision/arrests-and-transfers'],
    ['can la migra entrar a city hall', 'provision/non-public-areas'],
    ['la policia trabaja con la migra', 'provision/joint-task-forces'],
  ])('%s', async (question, id) => expect(await outcome(question)).toBe(id));
});
