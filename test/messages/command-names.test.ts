import { describe, expect, test } from 'vitest';
import { strong } from '../../src/chat/inline.ts';
import type { Block } from '../../src/chat/message.ts';
import { namesIn } from '../../src/routing/command-names.ts';
import { knowledge } from '../scenarios/every-world.ts';

// Somebody is spoken to in one language, and their app offers commands in the other.

const english = namesIn(knowledge.shapes, '/', 'en');
const spanish = namesIn(knowledge.shapes, '/', 'es');
const said = (names: typeof english, text: string) => names({ summary: text, blocks: [] }).summary;

describe('an app in English is told', () => {
  test.each([
    ['Escriba /ayuda para ver qué puedo hacer.', 'Escriba /help para ver qué puedo hacer.'],
    ['use /evento repetir.', 'use /event again.'],
    ['/eventos, /evento ver', '/events, /event show'],
    ['(/plantilla lista)', '(/template list)'],
    ['/preguntar', '/ask'],
    ['Type /help', 'Type /help'],
  ])('%s → %s', (text, expected) => expect(said(english, text)).toBe(expected));
});

describe('an app in Spanish is told', () => {
  test.each([
    ['Use /event show to see', 'Use /evento ver to see'],
    ['/events /event edit', '/eventos /evento editar'],
    ['/settings sets me up', '/ajustes sets me up'],
    ['Escriba /ayuda', 'Escriba /ayuda'],
  ])('%s → %s', (text, expected) => expect(said(spanish, text)).toBe(expected));
});

test.each([
  'ayuda',
  'https://example.org/ayuda',
  '/ayuda-mutua',
  '/ayudas',
  '/ayuda/mutua',
  '/plantilla',
  '//ayuda',
  'y/preguntar',
])('what is no command of ours stays: %s', (text) => expect(said(english, text)).toBe(text));

test('behind the words that Slack wants before a name', () => {
  const slack = namesIn(knowledge.shapes, '/sanctuary ', 'en');
  expect(said(slack, '/sanctuary evento ver, no /ayuda')).toBe('/sanctuary event show, no /ayuda');
});

test('every command has its name for the app, wherever it was named', () => {
  for (const { texts, parent } of knowledge.shapes) {
    const name = (language: 'en' | 'es') =>
      [parent?.[language].name, texts[language].name].filter(Boolean).join(' ');
    expect(said(english, `/${name('es')}.`)).toBe(`/${name('en')}.`);
    expect(said(spanish, `/${name('en')}.`)).toBe(`/${name('es')}.`);
  }
});

test('in every kind of text, and nowhere else', () => {
  const link = { kind: 'link', text: '/ayuda', url: 'https://example.org/ayuda' } as const;
  const blocks = (help: string): Block[] => [
    { kind: 'heading', text: help },
    { kind: 'text', text: ['a ', strong(help), [` ${help}`], link] },
    { kind: 'list', items: [strong(help)] },
    { kind: 'fields', fields: [{ label: '/ayuda', value: help }] },
    { kind: 'quote', text: help },
    { kind: 'citation', text: help },
    { kind: 'divider' },
    { kind: 'buttons', buttons: [{ label: '/ayuda', url: 'https://example.org' }] },
  ];
  expect(english({ summary: '/ayuda', blocks: blocks('/ayuda'), alone: true })).toEqual({
    summary: '/help',
    blocks: blocks('/help'),
    alone: true,
  });
});
