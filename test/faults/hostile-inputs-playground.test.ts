import { expect, test } from 'vitest';
import { openDiscordPaneDoor, openSlackPaneDoor } from './doors/furnished-door.ts';
import { hostileInputs } from './hostile-inputs.ts';
import { hostileInputsThrough } from './hostile-inputs-through.ts';
import { evenOnes, oddOnes } from './shares.ts';
import { formActions, waysToForms } from './ways-to-forms.ts';

test('there are enough texts, and a way to every form', async () => {
  expect(hostileInputs.size).toBeGreaterThanOrEqual(150);
  const { opened } = await waysToForms();
  expect(formActions.filter((action) => !opened.has(action))).toEqual([]);
});

hostileInputsThrough('the playground, as Discord', openDiscordPaneDoor, evenOnes);
hostileInputsThrough('the playground, as Slack', openSlackPaneDoor, oddOnes);
