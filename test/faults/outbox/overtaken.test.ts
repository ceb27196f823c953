import { expect, test } from 'vitest';
import { dueAt } from '../../../src/reminders/rung.ts';
import { hour, openOffice } from './office.ts';

test('after days without power, of what says to come only the latest goes out, and what says until when to ask for access as well', async () => {
  const office = await openOffice();
  const { event, post } = await office.event('one');
  const rungs = ['P11D 12:00 about access', 'P7D', 'P3D', 'PT2H'];
  for (const rung of rungs) {
    const wanted = { kind: 'reminder', eventId: event.id, postId: post.id, rung } as const;
    const ofStart = event.start.epochMilliseconds;
    await office.store.outbox.plan({ ...wanted, dueAt: dueAt(event, rung), ofStart });
  }
  await office.worker().run();
  const became = new Map((await office.store.outbox.of(event.id)).map(({ rung, state }) => [rung, state]));
  expect(rungs.map((rung) => became.get(rung))).toEqual(['sent', 'withdrawn', 'sent', 'pending']);
  expect(dueAt(event, 'PT2H')).toBeGreaterThan(office.now() + hour);
  await office.close();
  expect(office.errors).toEqual([]);
});
