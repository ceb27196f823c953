import { z } from 'zod';
import { action, command } from '../src/chat/command.ts';
import type { Core } from '../src/core.ts';
import { exportMessage } from '../src/my-data/export-message.ts';
import { forget } from '../src/my-data/forget.ts';
import { forgetQuestion, forgottenMessage } from '../src/my-data/forget-messages.ts';
import { showMessage } from '../src/my-data/show-message.ts';

const nothing = z.object({});

export const myDataShow = command({
  name: 'my-data show',
  description: 'command.my-data-show',
  options: nothing,
  who: 'anyone',
  answers: 'private',
  run: ({ actor, place }, core: Core) => showMessage(core, actor, place),
});

export const myDataExport = command({
  name: 'my-data export',
  description: 'command.my-data-export',
  options: nothing,
  who: 'anyone',
  answers: 'private',
  run: ({ actor }, core: Core) => exportMessage(core, actor),
});

export const myDataForget = command({
  name: 'my-data forget',
  description: 'command.my-data-forget',
  options: nothing,
  who: 'anyone',
  answers: 'private',
  run: ({ actor }, core: Core) => forgetQuestion(core, actor),
});

/** *My data*, wherever it stands. */
export const myDataOpened = action({
  name: 'my-data',
  options: nothing,
  who: 'anyone',
  answers: 'private',
  run: ({ actor, place }, core: Core) => showMessage(core, actor, place),
});

export const myDataCopied = action({
  name: 'my-data-export',
  options: nothing,
  who: 'anyone',
  answers: 'private',
  run: ({ actor }, core: Core) => exportMessage(core, actor),
});

/** *Delete all of it*: asks once. */
export const myDataForgetAsked = action({
  name: 'my-data-forget',
  options: nothing,
  who: 'anyone',
  answers: 'update',
  run: async ({ actor }, core: Core) => ({ message: await forgetQuestion(core, actor) }),
});

export const myDataForgotten = action({
  name: 'my-data-forget-yes',
  options: nothing,
  who: 'anyone',
  answers: 'update',
  async run({ actor, place, at }, core: Core) {
    const stones = await forget(core, actor, at);
    return { message: await forgottenMessage(core, actor, place, stones) };
  },
});

/** *Keep it*: shows again what is kept. */
export const myDataKept = action({
  name: 'my-data-keep',
  options: nothing,
  who: 'anyone',
  answers: 'update',
  run: async ({ actor, place }, core: Core) => ({ message: await showMessage(core, actor, place) }),
});
