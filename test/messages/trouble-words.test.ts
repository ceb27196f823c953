import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PlatformErrorCode } from '../../src/chat/platform-error.ts';
import { troubleWords, whatWords, whyWords } from '../../src/events/posting/delivery-troubles.ts';
import { type Cause, causeOf, causes } from '../../src/events/posting/trouble-causes.ts';
import type { Event } from '../../src/store/events.ts';
import { type ChannelRow, troubleOf, type UntoldRow } from '../../src/store/outbox.ts';
import { knowledge } from '../scenarios/every-world.ts';

// Why something was not sent is said in words, whatever the reason; a code helps nobody.

const { phrases } = knowledge;
const start = Temporal.ZonedDateTime.from('2026-12-01T10:00[America/Los_Angeles]');
const event = { start } as Event;

function row(more: Partial<ChannelRow>): ChannelRow {
  return {
    id: 'r',
    key: 'k',
    lane: 'discord 1',
    kind: 'reminder',
    eventId: 'e',
    postId: 'p',
    rung: 'PT2H',
    dueAt: start.epochMilliseconds - 7_200_000,
    state: 'failed',
    attempts: 1,
    asked: 1,
    firstAttemptAt: null,
    message: null,
    error: null,
    ofStart: start.epochMilliseconds,
    was: null,
    ...more,
  };
}

/** What a platform can refuse with; a new code has to be given its words here. */
const byPlatform: Readonly<Record<PlatformErrorCode, Cause>> = {
  'missing-permission': 'not-allowed',
  'not-in-channel': 'not-in-channel',
  'not-found': 'gone',
  'direct-closed': 'refused',
  'rate-limited': 'refused',
  'edit-limited': 'refused',
  expired: 'refused',
  unreachable: 'refused',
  rejected: 'refused',
};

const languages = ['en', 'es'] as const;

test.each(Object.entries(byPlatform))('what a platform refuses as %s is said in words', (code, cause) => {
  expect(causeOf(row({ error: code })).cause).toBe(cause);
  for (const language of languages) {
    const words = troubleWords({ phrases }, event, row({ error: code }), language, 'discord');
    expect(words).not.toContain(code);
    expect(words.split(' ').length).toBeGreaterThan(8);
  }
});

test.each([
  ['too-many-attempts', 'broke'],
  ['platform-not-connected', 'not-connected'],
  ['deleted-again', 'deleted-again'],
] as const)('what we give up as %s is said in words', (error, cause) => {
  expect(causeOf(row({ error, kind: 'post', rung: '' })).cause).toBe(cause);
});

test.each(causes)('%s has its words in both languages', (cause) => {
  for (const language of languages)
    expect(phrases.text(language, `trouble.why.${cause}`, { missing: 'x' })).not.toBe('');
});

test('whatever the error says, no code of ours is shown', () => {
  // No word that could be part of a sentence.
  const codes = fc.stringMatching(/^[bcdfgjkqvwxz]{4,12}(-[bcdfgjkqvwxz]{4,12}){0,3}$/);
  const states = fc.constantFrom<ChannelRow['state']>('failed', 'unknown', 'withdrawn', 'sent');
  fc.assert(
    fc.property(codes, states, fc.constantFrom(...languages), (error, state, language) => {
      const words = troubleWords({ phrases }, event, row({ error, state }), language, 'slack');
      expect(words).not.toContain(error);
    }),
  );
});

describe('a permission that lacks', () => {
  const lacks = row({ error: 'missing-permission: View Channel, Send Messages' });

  test('is named as Discord names it, with where to give it', () => {
    expect(whyWords(phrases, lacks, 'en', 'discord')).toBe(
      'I lack the permission View Channel, Send Messages there. Ask somebody who manages this server or workspace to ' +
        "give it to me. On Discord: the channel's settings, Permissions, then my role.",
    );
  });

  test('is named in Spanish too, beside the name that an English app shows', () => {
    const words = whyWords(phrases, lacks, 'es', 'discord');
    expect(words).toContain('Ver canal (View Channel), Enviar mensajes (Send Messages)');
    expect(words).toContain('En Discord: los ajustes del canal, Permisos, y ahí mi rol.');
  });

  test('on Slack is what its settings call it', () => {
    const restricted = row({ error: 'missing-permission: Posting permissions' });
    expect(whyWords(phrases, restricted, 'en', 'slack')).toContain(
      'I lack the permission Posting permissions',
    );
    const invite = row({ error: 'not-in-channel: /invite @sanctuary-bot' });
    expect(whyWords(phrases, invite, 'en', 'slack')).toMatch(/type this in it: \/invite @sanctuary-bot$/);
  });
});

test('what was to be sent is named so that it can be told from others', () => {
  const named = (more: Partial<UntoldRow>) => whatWords(phrases, { ...row({}), ...more } as UntoldRow, 'en');
  expect(named({})).toBe('The reminder 2 hours before');
  expect(named({ kind: 'post', rung: '' })).toBe('The post');
  expect(named({ kind: 'change', rung: '3' })).toBe('The notice that its time or place changed');
});

describe('organizers hear of', () => {
  test.each([
    ['what failed', row({ state: 'failed', error: 'rejected' }), 'failed'],
    ['what may have arrived', row({ state: 'unknown', error: 'fate-unknown' }), 'unknown'],
    ['a reminder that came too late', row({ state: 'withdrawn', error: 'too-late' }), 'missed'],
    ['a post that came after the end', row({ kind: 'post', state: 'withdrawn', error: 'over' }), 'missed'],
    ['a reminder left out for the next', row({ state: 'withdrawn', error: 'overtaken' }), 'left-out'],
    ['a reminder that was late', row({ state: 'sent', error: 'late' }), 'late'],
  ] as const)('%s', (_, of, trouble) => {
    expect(troubleOf(of)).toBe(trouble);
  });

  test.each([
    ['what was sent', row({ state: 'sent', error: null })],
    ['what still waits', row({ state: 'pending', error: 'unreachable' })],
    ['a reminder of an event that moved', row({ state: 'withdrawn', error: 'moved' })],
    ['a reminder of an event that was cancelled', row({ state: 'withdrawn', error: 'not-open' })],
    ['a reminder that an organizer skipped', row({ state: 'withdrawn', error: null })],
    ['a new count after the end', row({ kind: 'refresh', state: 'withdrawn', error: 'over' })],
    ['a notice that a newer one replaced', row({ kind: 'change', state: 'withdrawn', error: 'overtaken' })],
  ])('nothing: %s', (_, of) => {
    expect(troubleOf(of)).toBeNull();
  });
});
