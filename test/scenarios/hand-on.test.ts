import { PermissionFlagsBits } from 'discord.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buttonsOf } from '../doubles/discord/flatten.ts';
import {
  type DiscordDouble,
  type InteractionAnswer,
  type Person,
  type SeenMessage,
  startDiscordDouble,
} from '../doubles/discord/index.ts';
import { expectProper, newOrganizer, readyBot, settings, there } from '../faults/bot-on-discord.ts';
import type { BotProcess } from './bot-process.ts';
import { filesUnder, findWords } from './search-bytes.ts';

// A question that the bot cannot answer, handed on to organizers, on Discord.

let discord: DiscordDouble;
let bot: BotProcess;
let env: Record<string, string>;
let rosa: Person;
let ana: Person;

const { ViewChannel } = PermissionFlagsBits;
/** No checked answer, words that stand nowhere else, and much that must stay plain. */
const question =
  '¿Desaloja el zoológico **walrusgarden** @everyone <@1> [inquilinos](https://example.org/x)?';

beforeEach(async () => {
  const secret = { name: 'core-team', everyoneDeny: ViewChannel, botAllow: ViewChannel };
  discord = await startDiscordDouble({ guilds: [{ channels: ['general', 'events', secret] }] });
  env = settings(discord);
  bot = await readyBot(discord, env);
  rosa = newOrganizer(discord);
  ana = discord.person({ name: 'ana-the-member', locale: 'es-419' });
});

afterEach(async () => {
  await bot.kill();
  expectProper(discord);
  await discord.stop();
});

const set = (channel: string, by = rosa) => {
  const options = { organizers_channel: discord.channel(channel).id };
  return discord.slash(by, 'general', 'settings', options).answered();
};
/** The first question of a start takes longer. */
const soon = { withinMs: 60_000 };
const told = (): SeenMessage[] => discord.snapshot('core-team');
const ask = (person: Person, words = question) =>
  discord.slash(person, 'general', 'ask', { question: words }).answered(soon);
/** What stands under an answer, as its reader sees it now. */
const labels = ({ message }: Pick<InteractionAnswer, 'message'>) =>
  buttonsOf(there(message)).map(({ label }) => label);
const handOnLabel = 'Enviar a los organizadores';
const handOn = (answer: InteractionAnswer) =>
  discord.press(ana, there(answer.message), handOnLabel).answered();

test('a question goes to the organizers’ channel if its asker taps, in plain words and without her name', async () => {
  expect((await set('core-team')).text).toContain('Channel for organizers');
  expect(told()).toHaveLength(1);
  const answer = await ask(ana);
  expect(told()).toHaveLength(1);
  const done = await handOn(answer);
  expect(done.ephemeral).toHaveLength(1);
  expect(done.text).toContain('sin su nombre');
  const [, handed, ...others] = told();
  expect(others).toEqual([]);
  // As Discord is sent it: every mark is escaped.
  expect(there(handed).text).toContain('¿Desaloja el zoológico \\*\\*walrusgarden\\*\\*');
  expect(there(handed).text).not.toContain('ana-the-member');
  expect(there(handed).text).not.toContain(ana.id);
  expect(there(handed).text).toContain('Somebody asked this');
  expect(there(handed).text).toContain('Alguien preguntó esto');
  expect(there(handed).text).toContain('add an entry');
  expect(discord.snapshot('general')).toEqual([]);
  // A second tap hands nothing on.
  const again = await handOn(answer);
  expect(again.text).toContain('ya tienen su pregunta');
  expect(told()).toHaveLength(2);
});

test('a fourth question within minutes is not sent; others still send theirs', async () => {
  await set('core-team');
  for (let times = 0; times < 3; times += 1) await handOn(await ask(ana));
  expect(told()).toHaveLength(4);
  const refused = await handOn(await ask(ana));
  expect(refused.ephemeral).toHaveLength(1);
  expect(refused.text).toContain('Acaba de enviar varias preguntas');
  expect(told()).toHaveLength(4);
  const luz = discord.person({ name: 'luz', locale: 'es-419' });
  await discord.press(luz, there((await ask(luz)).message), handOnLabel).answered();
  expect(told()).toHaveLength(5);
});

test('of a question that was asked, tapped or not, no byte is kept', async () => {
  await set('core-team');
  await ask(ana, '¿Paga impuestos el unhandedquestion del aardvarkhouse?');
  const answer = await ask(ana);
  await handOn(answer);
  const words = ['walrusgarden', 'zoológico', 'unhandedquestion', 'aardvarkhouse', 'ana-the-member', ana.id];
  expect(findWords(words, filesUnder(there(env.DATA_DIR)))).toEqual([]);
  await bot.stop();
  expect(findWords(words, filesUnder(there(env.DATA_DIR)))).toEqual([]);
  for (const word of words) expect(bot.log()).not.toContain(word);
  const ids = buttonsOf(there(answer.message)).map(({ customId }) => customId ?? '');
  for (const word of words) expect(ids.join(' ')).not.toContain(word);
});

test('after a restart the question is gone, and she is told to ask again', async () => {
  await set('core-team');
  const answer = await ask(ana);
  await bot.kill();
  await discord.waitUntilOffline();
  bot = await readyBot(discord, env);
  const late = await handOn(answer);
  expect(late.text).toContain('pregunte otra vez');
  expect(told()).toHaveLength(1);
});

test('a long question is cut, and the organizers are told so', async () => {
  await set('core-team');
  const answer = await ask(ana, `¿${'Por qué el jardín de la morsa '.repeat(60)}es verde al final?`);
  await handOn(answer);
  const handed = there(told()[1]);
  expect(handed.text).toContain('only its first 1,000 characters');
  expect(handed.text).not.toContain('verde al final');
});

test('an answer that was not right can be handed on as well', async () => {
  await set('core-team');
  const answer = await ask(ana, '¿La policía me puede preguntar mi estatus migratorio?');
  expect(labels(answer)).not.toContain(handOnLabel);
  const after = await discord.press(ana, there(answer.message), 'No').answered();
  expect(after.text).toContain('Gracias por decirlo');
  await handOn(after);
  expect(there(told()[1]).text).toContain('says that my answer');
  expect(there(told()[1]).text).toContain('¿La policía me puede preguntar');
});

test('by a mention only the asker can hand it on, not whoever else looks', async () => {
  await set('core-team');
  const marcus = discord.person({ name: 'marcus' });
  discord.mention(ana, 'general', '¿El walrusgarden desaloja inquilinos?');
  const line = await discord.waitFor(
    () => discord.snapshot('general').find(({ buttons }) => buttons.length > 0),
    soon,
  );
  const others = await discord.press(marcus, line.message, /^answer:/).answered();
  expect(labels(others).some((label) => label?.includes('organiz'))).toBe(false);
  const own = await discord.press(ana, line.message, /^answer:/).answered();
  await discord.press(ana, there(own.message), /^hand-on:/).answered();
  expect(there(told()[1]).text).toContain('¿El walrusgarden desaloja inquilinos?');
});

test('without a channel for organizers, in danger, without a question, or in a direct message it is not offered', async () => {
  const offered = async (words: string) => labels(await ask(ana, words)).includes(handOnLabel);
  expect(await offered(question)).toBe(false);
  await set('core-team');
  expect(await offered(question)).toBe(true);
  expect(await offered('ICE está afuera de mi puerta ahora mismo')).toBe(false);
  expect(await offered('???')).toBe(false);
  const direct = await discord.slash(ana, { dm: ana }, 'ask', { question }).answered(soon);
  expect(labels(direct)).not.toContain(handOnLabel);
});

test('a channel that everybody reads is refused, with the reason; one that was opened since is told nothing', async () => {
  const refused = await set('events');
  expect(refused.text).toContain('Everybody here can read that channel');
  expect(discord.snapshot('events')).toEqual([]);
  expect((await set('core-team', ana)).text).toContain('Solo los organizadores pueden hacer esto aquí');
  await set('core-team');
  const answer = await ask(ana);
  const everyone = { ...ana, id: there(discord.guilds[0]).id };
  discord.permit('core-team', { allow: ViewChannel }, everyone);
  expect((await handOn(answer)).text).toContain('ya no tienen un canal privado');
  const shown = await discord.slash(rosa, 'general', 'settings', {}).answered();
  expect(shown.text).toContain('Everybody can read this channel now');
  expect(told()).toHaveLength(1);
});

test('the choice can be taken back, and what is set is shown', async () => {
  await set('core-team');
  const shown = await discord.slash(rosa, 'general', 'settings', {}).answered();
  expect(shown.text).toContain(discord.channel('core-team').id);
  const cleared = await discord.press(rosa, there(shown.message), 'No channel').answered();
  expect(cleared.text).toContain('none');
  expect(labels(await ask(ana))).not.toContain(handOnLabel);
});

test('where the bot may not post, nothing is set, and it is said what is missing', async () => {
  discord.permit('core-team', { deny: PermissionFlagsBits.SendMessages });
  expect((await set('core-team')).text).toContain('Send Messages');
  const shown = await discord.slash(rosa, 'general', 'settings', {}).answered();
  expect(shown.text).toContain('none');
});

test('a channel that is closed to the bot after the question was asked: she learns that it was not sent, and can try again', async () => {
  await set('core-team');
  const answer = await ask(ana);
  discord.permit('core-team', { deny: PermissionFlagsBits.SendMessages });
  const failed = await handOn(answer);
  expect(failed.text).toContain('no se envió');
  await discord.waitFor(() => bot.codes().includes('organizers-not-told'));
  discord.permit('core-team', { allow: ViewChannel | PermissionFlagsBits.SendMessages });
  const done = await handOn(answer);
  expect(done.text).toContain('sin su nombre');
});
