import { describe, expect, test } from 'vitest';
import { compose } from '../../src/answers/reply/compose.ts';
import { toPlainText } from '../../src/answers/reply/plain-text.ts';
import { answers, content, outcome } from './project-content.ts';

const number = '888-624-4752';
const reply = async (text: string, language: 'en' | 'es' = 'en'): Promise<string> =>
  toPlainText(compose(await answers.ask(text, language), content));

describe('whoever says where agents are is told that no reports are taken', () => {
  test.each([
    'ICE is on 5th and Main with two white vans',
    'just saw 3 unmarked cars outside Home Depot on Wilshire',
    'hay migra en la Pulga de Pacoima',
    'vi agentes en la estación de MacArthur Park hace 10 min',
    'me dicen que anda la migra por la Soto',
    'REENVIADO: la migra anda en el Superior de la Figueroa',
    'heads up ice on slauson n western',
    'mi prima vio ICE by the school on Hooper',
    '🚨 migra en la Florence y Central',
    'I want to report ICE on my block',
  ])('%s', async (text) => {
    const { status, tellsSighting } = await answers.ask(text, 'en');
    expect(status === 'sighting' || tellsSighting).toBe(true);
  });
});

describe('whoever asks where agents are is told nothing of it', () => {
  test.each([
    'is ICE at the Home Depot on Slauson today?',
    'where is la migra today',
    'are there raids in Koreatown today',
    '¿hay redadas hoy en Pico Union?',
    'donde anda la migra hoy',
    '¿Es cierto que está la migra en Maywood?',
  ])('%s', async (text) => expect(await outcome(text)).toBe('sighting'));
});

describe('whoever is in danger gets the number and the steps, wherever they are', () => {
  test.each([
    'ICE is at my door on 5th street',
    'están golpeando la puerta de mi casa en la Soto',
    'they just took my dad at the Home Depot on Wilshire',
    'agents are in my building on Alvarado going door to door',
    'me paró la migra en la Florence y no traigo papeles',
    'LA MIGRA LA MIGRA EN LA 6 Y UNION',
    // An alarm over what they see: no report, though it sounds like one.
    'just saw like 8 agents jump out at the laundromat on 7th, people screaming',
    'ICE ICE ICE at the corner of 8th and alvarado',
  ])('%s', async (text) => expect(await outcome(text)).toBe('urgent'));

  test('with one line about reports where they tell of a place too', async () => {
    const text = 'la migra is at the home depot on wilshire right now hurry';
    expect(await answers.ask(text, 'en')).toMatchObject({ status: 'urgent', tellsSighting: true });
    const [first = '', ...others] = (await reply(text)).split('\n\n');
    expect(first).toContain(number);
    expect(others.filter((line) => line.includes('I take no reports'))).toHaveLength(1);
  });

  test('and without it where they tell of none', async () =>
    expect(await reply('they are knocking on my door what do I do')).not.toContain('I take no reports'));
});

describe('a question that only names places and agents is answered or declined as any other', () => {
  test.each([
    'rally at MacArthur Park Saturday against ICE raids',
    'LAPD was seen helping ICE in 2019',
    'who is the council member for Boyle Heights',
    'How many people did ICE arrest in Los Angeles last year?',
    'history of the raids at La Placita',
    'Can the police ask about my immigration status at a checkpoint?',
    '¿La policía puede poner un retén junto con migración?',
    'marcha contra las redadas el sábado en la Placita Olvera',
    'there is ice on the road to Big Bear',
  ])('%s', async (text) => expect(['sighting', 'urgent']).not.toContain(await outcome(text)));
});

describe('what is said to them', () => {
  test('is kind and short: it confirms nothing, and names the line that sends people', async () => {
    const said = await reply('hay migra en la Pulga de Pacoima', 'es');
    expect(said).toContain('No recibo reportes de dónde hay agentes');
    expect(said).toContain('No guardo nada de lo que escribió ni se lo digo a nadie');
    expect(said).toContain(number);
    expect(said).not.toMatch(/Pacoima|Pulga/i);
    expect(said.split(/\s+/).length).toBeLessThan(170);
  });

  test('holds the steps for whoever has agents at their own door', async () =>
    expect(await reply('ICE is on 5th and Main with two white vans')).toMatch(
      /at your door right now, call that number first:\n\n1\. .+\n2\. .+\n3\. .+\n4\. /,
    ));

  test('is the same for a text that is too long to be a question', async () => {
    const rumor = 'Forwarded many times: ICE is at the swap meet on Slauson. ';
    expect(await outcome(`${rumor}${'Please read all of this. '.repeat(60)}`)).toBe('sighting');
  });
});

describe('a word or two are no report', () => {
  test.each(['main street', 'two vans', 'plain words', '<@U123>'])('%s', async (text) =>
    expect(await outcome(text)).not.toBe('sighting'),
  );
});
