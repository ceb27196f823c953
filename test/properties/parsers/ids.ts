import fc from 'fast-check';
import { expect } from 'vitest';
import { answerArgs, answerCall, decisionOf } from '../../../src/answers/reply/answer-call.ts';
import { decodeAction, encodeAction } from '../../../src/chat/action-id.ts';
import { idList } from '../../../src/chat/id-list.ts';
import { languageOf } from '../../../src/chat/language.ts';
import { rungSchema } from '../../../src/content/rung-text.ts';
import { languageOfHome } from '../../../src/home/home-message.ts';
import { readApplicationId } from '../../../src/platforms/discord/invite.ts';
import { userOf } from '../../../src/platforms/discord/parse.ts';
import { snowflake, snowflakeTime } from '../../../src/platforms/discord/snowflake.ts';
import { userOf as slackUserOf, timeOf, timestamp } from '../../../src/platforms/slack/names.ts';
import { codeOfRung, rungOfCode } from '../../../src/reminders/direct/rung-code.ts';
import { dueAt, parseRung, readRungParts, rungOf } from '../../../src/reminders/rung.ts';
import { knowledge } from '../../scenarios/every-world.ts';
import { junk, textLike } from './inputs.ts';
import { type Parser, parser } from './parser.ts';

const start = Temporal.ZonedDateTime.from('2027-03-14T10:00[America/Los_Angeles]');
const rungs = [
  'P7D',
  'P1D 18:00',
  'PT2H to going',
  'PT30M about access',
  'P0D 08:00 to speakers',
  'P1W to personal',
  'PT0S',
];
const rungPieces = [
  'P',
  'T',
  '1',
  '99999999',
  'D',
  'H',
  'W',
  'Y',
  '-',
  ' to ',
  ' about access',
  ' 25:61',
  'going-or-maybe',
  '.5S',
];
const actionIds = [
  'rsvp:abc:going:view',
  'event-publish:x',
  'answer:answered:en:none:provision/x~1',
  'remind-me-back',
  'form-again:Zm9v',
];
const idPieces = [':', '~', '/', '..', 'event', 'constructor', '__proto__', '9007199254740993', '-1', '%'];
const anId = textLike(actionIds, idPieces);
const { registry, content } = knowledge;
const schemas = [...registry.actions.values(), ...registry.commands.values(), ...registry.listeners.values()];

/** What stands in buttons, menus and forms, and comes back from whoever pressed them: or from somebody who made it up. */
export const ids: readonly Parser[] = [
  parser(['decodeAction', 'encodeAction'], 'what a button asks for', anId, (id) => {
    const call = decodeAction(id);
    try {
      // What can be written is read as it was.
      expect(decodeAction(encodeAction(call))).toEqual(call);
    } catch (error) {
      expect(error).toBeInstanceOf(RangeError);
    }
  }),
  parser(
    'options of every definition',
    'arguments of buttons, fields of forms and options of commands',
    fc.tuple(
      fc.constantFrom(...schemas),
      fc.array(fc.oneof(junk, anId, textLike(rungs, rungPieces)), { maxLength: 6 }),
    ),
    ([{ options }, values]) => {
      const names = Object.keys(options.shape);
      const given = Object.fromEntries(names.map((name, at) => [name, values[at]]));
      const read = options.safeParse(given);
      // Nothing but what was declared gets in, and what got in is taken again.
      if (read.success) expect(Object.keys(read.data).every((name) => names.includes(name))).toBe(true);
      else expect(read.error.issues.length).toBeGreaterThan(0);
    },
  ),
  parser(
    ['answerArgs', 'decisionOf', 'answerCall'],
    'answers behind a button',
    fc.tuple(
      fc.constantFrom('answered', 'unsure', 'declined', 'urgent', 'x'),
      fc.constantFrom('en', 'es', 'fr'),
      fc.constantFrom('none', 'outside-now', 'empty', '-now'),
      fc.array(fc.oneof(anId, fc.constantFrom(...content.entries('en').map(({ id }) => id))), {
        maxLength: 3,
      }),
    ),
    ([status, language, reason, [entry1, entry2, entry3]]) => {
      const args = answerArgs.safeParse({ status, language, reason, entry1, entry2, entry3 });
      const decision = args.success ? decisionOf(args.data, content) : null;
      if (decision) expect(encodeAction(answerCall(decision, null)).length).toBeLessThanOrEqual(100);
    },
  ),
  parser(
    'idList',
    'lists of ids',
    textLike(['123', 'slack:T1:U1,slack:T1:U2', ',,1,'], [',', 'x'.repeat(65)]),
    (text) => {
      const read = idList(10).safeParse(text);
      if (!read.success) return;
      expect(read.data.length).toBeLessThanOrEqual(10);
      expect(idList(10).parse(read.data.join(','))).toEqual(read.data);
    },
  ),
  parser(
    ['readRungParts', 'parseRung', 'rungOf'],
    'reminders as they are kept',
    textLike(rungs, rungPieces),
    (text) => {
      const parts = readRungParts(text);
      if (parts === null) return expect(() => parseRung(text)).toThrow(RangeError);
      const kept = rungOf(parts);
      expect(rungOf(parseRung(kept))).toBe(kept);
      expect(dueAt({ start }, text)).toBeLessThanOrEqual(start.add({ days: 1 }).epochMilliseconds);
    },
  ),
  parser('rungSchema', 'reminders as editors write them', textLike(rungs, rungPieces), (text) => {
    const read = rungSchema.safeParse(text);
    if (read.success) expect(rungSchema.parse(read.data)).toBe(read.data);
    else expect(read.error.issues[0]?.message).not.toBe('');
  }),
  parser(
    ['rungOfCode', 'codeOfRung'],
    'reminders in buttons',
    textLike(['P1D_18.00', 'PT2H', 'P7D'], rungPieces),
    (text) => {
      const rung = rungOfCode(text);
      if (rung === null) return;
      expect(parseRung(rung).to).toBe('personal');
      expect(rungOfCode(codeOfRung(rung))).toBe(rung);
      expect(
        encodeAction({ action: 'direct-yes', args: ['x'.repeat(21), codeOfRung(rung)] }).length,
      ).toBeLessThanOrEqual(100);
    },
  ),
  parser(
    ['snowflake', 'snowflakeTime', 'readApplicationId', 'userOf'],
    'ids of Discord',
    textLike(['1100000000000000000', '99999999999999999999', '0'], ['0', '-', '1e9', 'discord:']),
    (text) => {
      const id = snowflake.safeParse(text);
      if (id.success) expect(new Date(snowflakeTime(id.data)).getTime()).toBe(snowflakeTime(id.data));
      expect(readApplicationId(text) ?? '1'.repeat(17)).toMatch(/^\d{17,20}$/);
      expect(userOf(`discord:${text}`)).toBe(id.success ? text : null);
    },
  ),
  parser(
    ['timestamp', 'timeOf', 'slackUserOf'],
    'ids of Slack',
    textLike(['1700000000.123456', '1700000000', '99999999999.9'], ['.', '-', 'e5', 'slack:T1:']),
    (text) => {
      const ts = timestamp.safeParse(text);
      if (ts.success) expect(new Date(timeOf(ts.data)).getTime()).toBe(timeOf(ts.data));
      expect(slackUserOf('T1', `slack:T1:${text}`)).toBe(text === '' ? null : text);
    },
  ),
  parser(
    ['languageOf', 'languageOfHome'],
    'tags of languages',
    textLike(['es-419', 'en_US', 'ES'], ['-']),
    (text) => {
      expect(['en', 'es']).toContain(languageOf(text));
      expect([null, 'en', 'es']).toContain(languageOfHome(text));
    },
  ),
];
