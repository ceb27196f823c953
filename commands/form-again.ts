import { z } from 'zod';
import { action } from '../src/chat/command.ts';
import type { Core } from '../src/core.ts';
import { formAgain } from '../src/routing/forms/form-again.ts';

/** *Back to the form*, under the reason why it was refused. Who may send it in is asked when they do. */
export const formReopened = action({
  name: 'form-again',
  options: z.object({ token: z.string() }),
  who: 'anyone',
  answers: 'modal',
  async run(asked, core: Core) {
    return formAgain(core, asked.options.token, asked);
  },
});
