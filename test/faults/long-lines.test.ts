import { expect, test } from 'vitest';
import { findCommand } from '../../src/platforms/slack/typed/find-command.ts';
import { understand } from '../../src/platforms/slack/typed/understand.ts';
import { knowledge } from '../scenarios/every-world.ts';

// A line as long as Slack takes, of one piece again and again. Where the steps grow with the square of its length or faster,
// nobody else is answered for minutes: then the time of this test is over.

const longest = 40_000;
const pieces = ['x ', '“a” ', 'not going ', 'a:b ', '«a» ', "'a' ", '- ', '<#C1> ', '<', '"'];

const shapes = knowledge.shapes.filter(({ options }) => options.length > 1);

test.each(pieces)('a command and behind it “%s” without end', (piece) => {
  const line = piece.repeat(longest / piece.length);
  expect(findCommand(knowledge.shapes, line)).toBeNull();
  for (const shape of shapes) {
    const understood = understand(shape, line);
    for (const value of Object.values(understood?.options ?? {}))
      expect(value.length).toBeLessThanOrEqual(longest);
  }
});
