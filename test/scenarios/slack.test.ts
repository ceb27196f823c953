import { afterEach, beforeEach, expect, test } from 'vitest';
import { errorsBeside, type SlackDouble, startSlackDouble } from '../doubles/slack/index.ts';
import {
  draftedOnSlack,
  expectProperOnSlack,
  namingOnSlack,
  onlyFor,
  picked,
  publishedOnSlack,
  readySlackBot,
  seededOnSlack,
  slackSettings,
  there,
} from '../faults/bot-on-slack.ts';
import type { BotProcess } from './bot-process.ts';

// A workspace of its own: from the first word to the first RSVP, on Slack alone.

const title = 'Defend the sanctuary law';

let slack: SlackDouble;
let bot: BotProcess;

beforeEach(async () => {
  slack = await startSlackDouble();
  bot = await readySlackBot(slack, slackSettings(slack));
});

afterEach(async () => {
  await bot.kill();
  await slack.stop();
});

const post = () => namingOnSlack(slack, title)[0];
const says = (words: string) => post()?.text.includes(words) === true;

test('the bare command is help, with every command as it is typed here, in the asker’s language', async () => {
  const ana = slack.person({ name: 'ana' });
  const help = await slack.command(ana, 'events', '').answered();
  expect(help.ephemeral).toHaveLength(1);
  expect(help.text).toContain('/sanctuary event show');
  expect(help.text).not.toMatch(/(^|\s)\/event/);
  const luz = slack.person({ name: 'luz', locale: 'es-419' });
  expect((await slack.command(luz, 'events', '').answered()).text).toContain('/sanctuary evento ver');
  expectProperOnSlack(slack);
});

test('an organizer creates a hearing with pickers; people tap, react, and take it back', async () => {
  const rosa = slack.person({ name: 'rosa', admin: true });
  const ana = slack.person({ name: 'ana' });
  const wei = slack.person({ name: 'wei' });
  const draft = await draftedOnSlack(slack, rosa, title);
  expect(draft.text).toContain('10:00');
  expect(draft.text).toMatch(/P[SD]T/);
  expect(post()).toBeUndefined();
  const published = await slack.press(rosa, draft, 'Post it').answered();
  expect(published.text).toContain('Posted, with');
  await seededOnSlack(slack, title);
  expect(post()?.text).toContain('0 going / van');

  await slack.press(ana, there(post()), /:going:/).answered();
  await slack.waitFor(() =>
    onlyFor(slack, ana).some(({ text }) => text.includes('You are counted as going')),
  );
  slack.react(wei, there(post()), 'thinking_face');
  await slack.waitFor(() => says('1 going') && says('1 maybe'), { withinMs: 20_000 });
  const receipt = there(onlyFor(slack, ana).find(({ text }) => text.includes('You are counted')));
  const back = await slack.press(ana, receipt, 'Take it back').answered();
  expect(back.text).toContain('Taken back');
  slack.unreact(wei, there(post()), 'thinking_face');
  await slack.waitFor(() => says('0 going') && says('0 maybe'), { withinMs: 20_000 });
  expectProperOnSlack(slack);
});

test('a draft is mended with pickers before it is posted', async () => {
  const rosa = slack.person({ name: 'rosa', admin: true });
  const draft = await draftedOnSlack(slack, rosa, title);
  const change = async (entered: Readonly<Record<string, string>>) => {
    const { view } = await slack.press(rosa, draft, 'Change').answered();
    await slack.submit(rosa, there(view), entered).acknowledged();
    return there(view);
  };
  const form = await change({ title: 'Defend it', 'when.start': '18:30', 'when.end': '20:00' });
  expect(form.inputs.map(({ type }) => type)).toContain('timepicker');
  const mended = () =>
    onlyFor(slack, rosa).find(({ text }) => text.includes('Defend it') && text.includes('6:30'));
  await slack.waitFor(mended);
  expectProperOnSlack(slack);
});

test('what is wrong in the form is said beside the field, and nothing typed is lost', async () => {
  const rosa = slack.person({ name: 'rosa', admin: true });
  await slack.command(rosa, 'events', `event create ${title}`).answered();
  const form = there(slack.view(rosa));
  expect(form.inputs.find(({ actionId }) => actionId === 'title')?.value).toBe(title);
  const past = picked(title, Temporal.Now.zonedDateTimeISO('America/Los_Angeles').subtract({ days: 3 }));
  await slack.submit(rosa, form, past).acknowledged();
  const still = await slack.waitFor(() => slack.view(rosa));
  expect(errorsBeside(still).when).toContain('already passed');
  expect(still.inputs.find(({ actionId }) => actionId === 'title')?.value).toBe(title);
  await slack.submit(rosa, still, picked(title)).acknowledged();
  await slack.waitFor(() => onlyFor(slack, rosa).some(({ text }) => text.includes('Is this right?')));
  expect(slack.view(rosa)).toBeNull();
  expectProperOnSlack(slack);
});

test('from a direct message an event needs a channel, and is told so beside that field', async () => {
  const rosa = slack.person({ name: 'rosa', admin: true });
  await slack.command(rosa, { dm: true }, 'event create').answered();
  await slack.submit(rosa, slack.view(rosa), picked(title)).acknowledged();
  const form = await slack.waitFor(() => slack.view(rosa));
  expect(errorsBeside(form).channel).toContain('Say in which channel');
  await slack.submit(rosa, form, { ...picked(title), channel: 'events' }).acknowledged();
  const draft = () => slack.snapshot({ dm: rosa }).find(({ text }) => text.includes('Is this right?'));
  await slack.press(rosa, await slack.waitFor(draft), 'Post it').answered();
  await seededOnSlack(slack, title);
  expectProperOnSlack(slack);
});

test('a member who would create an event is told who may, before filling in anything', async () => {
  const ana = slack.person({ name: 'ana' });
  const refused = await slack.command(ana, 'events', 'event create').answered();
  expect(refused.text).toContain('Only organizers');
  expect(slack.view(ana)).toBeNull();
  expect(post()).toBeUndefined();
  expectProperOnSlack(slack);
});

test('an RSVP in words: the answer and some words of the title, in either order and language', async () => {
  const rosa = slack.person({ name: 'rosa', admin: true });
  await publishedOnSlack(slack, rosa, title);
  await seededOnSlack(slack, title);
  const ana = slack.person({ name: 'ana' });
  const luz = slack.person({ name: 'luz', locale: 'es-MX' });
  const going = await slack.command(ana, 'general', 'rsvp going sanctuary law').answered();
  expect(going.text).toContain('You are counted as going');
  const maybe = await slack.command(luz, 'general', 'rsvp “sanctuary law” tal vez').answered();
  expect(maybe.text).toContain('Anotado: tal vez va');
  await slack.waitFor(() => says('1 going') && says('1 maybe'), { withinMs: 20_000 });
  expectProperOnSlack(slack);
});

test('an RSVP without words: a form that lists what is coming', async () => {
  const rosa = slack.person({ name: 'rosa', admin: true });
  await publishedOnSlack(slack, rosa, title);
  await seededOnSlack(slack, title);
  const ana = slack.person({ name: 'ana' });
  await slack.command(ana, 'events', 'rsvp').answered();
  const form = there(slack.view(ana));
  const offered = await slack.suggest(ana, form, 'event', 'sanct').answered();
  expect(offered.options?.[0]?.text).toContain(title);
  const chosen = { event: there(offered.options?.[0]?.value), choice: 'not-going' };
  await slack.submit(ana, slack.view(ana), chosen).acknowledged();
  await slack.waitFor(() => onlyFor(slack, ana).some(({ text }) => text.includes('counted as not going')));
  await slack.waitFor(() => says("1 can't"), { withinMs: 20_000 });
  expectProperOnSlack(slack);
});

test('the Home tab shows what is coming with one’s own answer, in either language', async () => {
  const rosa = slack.person({ name: 'rosa', admin: true });
  await publishedOnSlack(slack, rosa, title);
  await seededOnSlack(slack, title);
  const ana = slack.person({ name: 'ana' });
  slack.openHome(ana);
  const home = () => slack.home(ana);
  await slack.waitFor(() => home()?.text.includes(title));
  expect(home()?.text).toContain('You have not answered yet');
  expect(home()?.text).toContain('/sanctuary ask');
  await slack.press(ana, there(home()), /^rsvp:.*:going:/).answered();
  await slack.waitFor(() => home()?.text.includes('You: going'));
  await slack.waitFor(() => says('1 going'), { withinMs: 20_000 });
  await slack.press(ana, there(home()), 'En español').answered();
  await slack.waitFor(() => home()?.text.includes('Usted va'));
  await slack.press(ana, there(home()), /^home-withdraw:/).answered();
  await slack.waitFor(() => home()?.text.includes('Todavía no ha respondido'));
  await slack.waitFor(() => says('0 going'), { withinMs: 20_000 });
  expectProperOnSlack(slack);
});

test('what is planned in a private channel is told nowhere else', async () => {
  await bot.kill();
  await slack.stop();
  slack = await startSlackDouble({
    channels: ['general', 'events', { name: 'plans', private: true, botIsMember: true }],
  });
  bot = await readySlackBot(slack, slackSettings(slack));
  const rosa = slack.person({ name: 'rosa', admin: true });
  await publishedOnSlack(slack, rosa, title, 'plans');
  await seededOnSlack(slack, title, 'plans');
  const ana = slack.person({ name: 'ana' });
  slack.openHome(ana);
  await slack.waitFor(() => slack.home(ana)?.text.includes('Nothing is planned yet'));
  const asked = await slack.command(ana, 'general', 'event show sanctuary law').answered();
  expect(asked.text).toContain('I cannot find a coming event');
  expect((await slack.command(rosa, 'general', 'event show sanctuary law').answered()).text).toContain(title);
  expectProperOnSlack(slack);
});

test('a question by mention gets a line in a thread, and one in a direct message its answer there', async () => {
  const ana = slack.person({ name: 'ana' });
  slack.mention(ana, 'general', 'Can the police ask about my immigration status?');
  const line = await slack.waitFor(() => slack.snapshot('general')[0]?.thread[0], { withinMs: 20_000 });
  expect(line.text).toContain('Everyone can read this channel');
  expect(line.text).not.toMatch(/police|immigration|Source/);
  expect(slack.snapshot('general')).toHaveLength(1);
  const luz = slack.person({ name: 'luz', locale: 'es-ES' });
  slack.dm(luz, '¿La policía me puede preguntar mi estatus migratorio?');
  await slack.waitFor(() => slack.snapshot({ dm: luz }).some(({ text }) => text.includes('Fuente')), {
    withinMs: 20_000,
  });
  slack.dm(ana, 'ICE is outside my door right now');
  await slack.waitFor(
    () => slack.snapshot({ dm: ana }).some(({ text }) => /If this is happening now, call \(?\d/.test(text)),
    { withinMs: 20_000 },
  );
  slack.say(ana, 'general', 'Meet me behind the library at nine');
  expect(bot.log()).not.toMatch(/library|estatus|outside my door/);
  expectProperOnSlack(slack);
});
