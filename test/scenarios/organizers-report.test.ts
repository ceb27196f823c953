import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Event } from '../../src/store/events.ts';
import { there } from '../contracts/stand-in.ts';
import { type OrganizersRoom, onDiscord, onSlack, rooms } from './organizers-room.ts';
import { planned } from './planned.ts';
import { aMinuteLater, labels, morning, rally, report, reports, start } from './reports-to-organizers.ts';
import { clockShows } from './rosa-organizes.ts';

// What organizers read in their channel when something could not be sent.

let room: OrganizersRoom;

const reminders = async ({ id }: Event) => {
  const rows = await room.live.core.store.outbox.of(id);
  return rows.filter(({ kind }) => kind === 'reminder').map(({ state, error }) => error ?? state);
};

afterEach(async () => {
  await room.live.stop();
  expect([...room.live.world.violations(), ...room.live.errors]).toEqual([]);
});

describe.each(rooms)('on %s', (name, open) => {
  beforeEach(async () => {
    room = await open();
    await clockShows(room.live, morning);
  });

  test('a reminder that may not be posted: which permission or what to type, and it goes out once mended', async () => {
    const event = await rally(room);
    room.events.close();
    await clockShows(room.live, start.subtract({ hours: 2 }));
    expect(reports(room)).toEqual([]);
    await aMinuteLater(room);
    expect(report(room).text).toContain('“Rally for all”');
    expect(report(room).text).toContain('The reminder 2 hours before');
    expect(report(room).text).toContain(
      name === 'Discord'
        ? "I lack the permission Send Messages there. Ask somebody who manages this server or workspace to give it to me. On Discord: the channel's settings, Permissions, then my role."
        : 'type this in it: /invite @sanctuary-bot',
    );
    expect(labels(room)).toContain('Try again');

    room.events.open();
    expect(await room.press('Try again')).toContain('1 thing is sent now.');
    expect(await reminders(event)).toContain('sent');
    expect(await room.press('Try again')).toContain('nothing to send again');
    await aMinuteLater(room);
    expect(reports(room)).toHaveLength(1);
  });

  test('a channel that is gone: all that stood there is posted in another one, with its reminders', async () => {
    const events = [await rally(room), await rally(room, 'March for all')];
    const { store } = room.live.core;
    const { id, announcementChannel } = there(await store.groups.byId(there(events[0]).groupId));
    expect(announcementChannel).toBeNull();
    await store.groups.change(id, { announcementChannel: room.live.world.place.channel });
    room.events.takeAway();
    await clockShows(room.live, start.subtract({ days: 1 }));
    await aMinuteLater(room);
    expect(report(room).text).toContain('The channel is gone or closed.');
    // Nothing brings it back.
    expect(labels(room)).toEqual(['Post in another channel']);

    expect(await room.fill('Post in another channel', { Channel: room.channel })).toContain(
      '2 events are posted in the new channel now',
    );
    for (const title of ['Rally for all', 'March for all'])
      expect(room.told().some(({ text }) => text.startsWith(title))).toBe(true);
    // What is planned next does not go where nobody reads it.
    expect(there(await store.groups.byId(id)).announcementChannel).toBe(room.channel);
    for (const event of events) {
      const posts = await room.live.core.store.posts.of(event.id);
      expect(posts.map(({ place }) => place.channel)).toEqual([room.channel]);
      const theirs = await reminders(event);
      expect(theirs.length).toBeGreaterThan(0);
      expect(theirs.every((state) => state === 'pending')).toBe(true);
    }
  });
});

describe('on Discord', () => {
  beforeEach(async () => {
    room = await onDiscord();
    await clockShows(room.live, morning);
  });

  test('forty failures in one channel are one message that says the reason once, the soonest first', async () => {
    const titles = Array.from({ length: 40 }, (_, at) => `Rally ${at + 1}.`);
    room.events.close();
    for (const [at, title] of titles.entries())
      await rally(room, title, { start: start.add({ minutes: 40 - at }), ladder: [] });
    await aMinuteLater(room);
    expect(reports(room)).toHaveLength(1);
    const { text } = report(room);
    expect(text.split('I lack the permission')).toHaveLength(2);
    expect(text).toContain('“Rally 40.”');
    expect(text).toContain('“Rally 31.”');
    expect(text).not.toContain('“Rally 30.”');
    expect(text).toContain('and 30 more.');
    await aMinuteLater(room);
    expect(reports(room)).toHaveLength(1);
  });

  test('what fails while a report is on its way is told in the next one, and nothing twice', async () => {
    await rally(room, 'First');
    await rally(room, 'Second', { start: start.add({ hours: 1 }) });
    room.events.close();
    await clockShows(room.live, start.subtract({ hours: 2 }));
    await aMinuteLater(room);
    expect(report(room).text).toContain('“First”');
    await clockShows(room.live, start.subtract({ hours: 1 }));
    await aMinuteLater(room);
    expect(reports(room)).toHaveLength(2);
    expect(report(room).text).toContain('“Second”');
    expect(report(room).text).not.toContain('“First”');
  });

  test('people who tap on a post that cannot be edited do not fill the organizers’ channel', async () => {
    const { outbox, posts } = room.live.core.store;
    const { id } = await rally(room);
    const { id: postId } = there((await posts.of(id))[0]);
    const tap = async () => {
      await outbox.ask({ kind: 'refresh', eventId: id, postId, dueAt: room.live.core.clock.now() });
      await room.live.core.worker.run();
      await aMinuteLater(room);
    };
    room.events.hide();
    for (let taps = 0; taps < 3; taps += 1) await tap();
    expect(reports(room)).toHaveLength(1);
    expect(report(room).text).toContain('The new count in the post');
    // Once it was possible again, it is news.
    room.events.open();
    await tap();
    room.events.hide();
    await tap();
    expect(reports(room)).toHaveLength(2);
  });

  test('of two reminders that failed only the later one is sent when it is tried again', async () => {
    const event = await rally(room);
    room.events.close();
    await clockShows(room.live, start.subtract({ days: 1 }));
    await clockShows(room.live, start.subtract({ hours: 2 }));
    await aMinuteLater(room);
    room.events.open();
    expect(await room.press('Try again')).toContain('1 thing is sent now.');
    expect(await reminders(event)).toEqual(['missing-permission: Send Messages', 'sent']);
  });

  test('a reminder is not tried again once the event has begun', async () => {
    const event = await rally(room);
    room.events.close();
    await clockShows(room.live, start.subtract({ hours: 2 }));
    await aMinuteLater(room);
    room.events.open();
    room.live.passTime(2.5 * 60 * 60_000);
    expect(await room.press('Try again')).toContain('nothing to send again');
    expect(await reminders(event)).toContain('missing-permission: Send Messages');
  });

  test('in both languages it fits one message and each says the mend', async () => {
    const { core, world } = room.live;
    const { groups } = core.store;
    const { id } = there(await groups.byNativeId(world.place.platform, world.place.group ?? ''));
    await groups.change(id, { languages: ['en', 'es'] });
    const long = 'A very long title that goes on and on so that nobody can take it in '.repeat(2);
    for (let at = 0; at < 12; at += 1)
      await planned(room.live, {
        title: { en: `${at} ${long}`, es: `${at} ${long.toUpperCase()}` },
        start: start.add({ minutes: at }),
        ladder: ['PT2H'],
      });
    room.events.close();
    await clockShows(room.live, start.subtract({ minutes: 100 }));
    await aMinuteLater(room);
    expect(room.told()).toHaveLength(1);
    expect(report(room).text).toContain('I lack the permission Send Messages there.');
    expect(report(room).text).toContain('Me falta ahí el permiso Enviar mensajes (Send Messages).');
    expect(labels(room)).toEqual(['Try again / Intentar otra vez']);
  });
});

describe('on Slack', () => {
  beforeEach(async () => {
    room = await onSlack();
    await clockShows(room.live, morning);
  });

  test('a reminder of which nobody knows whether it arrived: where to look, and that it is not sent again', async () => {
    const { trouble } = room.live.world;
    await rally(room, 'Rally for all', { ladder: ['PT2H'] });
    there(trouble).loseNextAnswer();
    there(trouble).forbidHistory();
    await clockShows(room.live, start.subtract({ hours: 2 }));
    await clockShows(room.live, start.subtract({ minutes: 110 }));
    await aMinuteLater(room);
    const { text } = report(room);
    expect(text).toContain('I could not find out whether this arrived.');
    expect(text).toContain('I do not send it again, so that nobody gets it twice. Look into the channel.');
    expect(text).toContain('“Rally for all”');
    expect(labels(room)).toEqual([]);
  });
});
