import { describe, expect, test } from 'vitest';
import { outcome } from './project-content.ts';

describe('somebody in danger now is recognised', () => {
  test.each([
    'ICE is outside my door',
    'immigration is knocking what do i do',
    'there are agents in my building right now',
    'they just grabbed my coworker, they had vests that said police ICE',
    'my dad got picked up by ICE an hour ago',
    'masked men grabbed my neighbor',
    'theyre trying to get in and they say theyre ICE',
    'theres a raid at the car wash on western',
    'la migra is outside rn',
    'ICE has my mom',
    'ICE is outisde my door',
    'se llevaron a mi esposo',
    'la migra esta afuera',
    'La migra está AFUERA!!',
    'se acaban de llevar a mi papá',
    'hay una redada en mi trabajo',
    'detuvieron a mi hermana los de inmigracion',
    'están haciendo redada aquí en la lavandería',
    'me quieren llevar',
    'ice is here en mi casa',
  ])('%s', async (question) => expect(await outcome(question)).toBe('urgent'));
});

describe('what only sounds like it is not', () => {
  test.each([
    'has ICE come to City Hall before?',
    'what should i do if ICE comes to my door',
    'can ICE wait outside a courthouse',
    'how many people did the sheriff take to ICE',
    'is ICE allowed in my workplace',
    'who spoke outside City Hall at the press conference',
    'rally outside city hall against ICE when',
    'my brother was deported in 2015',
    'que hago si viene la migra a mi casa',
    'alguna vez ha entrado ice al ayuntamiento',
    'cuantas redadas hubo el año pasado',
    '¿puede ICE entrar a mi trabajo sin permiso?',
  ])('%s', async (question) => expect(await outcome(question)).not.toBe('urgent'));
});

test('a cry for help at the end of a long story is heard', async () => {
  const story = 'We have lived on this street for a long time and my kids go to the school here. '.repeat(40);
  expect(story.length).toBeGreaterThan(3_000);
  expect(await outcome(`${story} ICE is outside my door right now please help`)).toBe('urgent');
});
