import { type REST, Routes } from 'discord.js';
import type { Modal } from '../../../chat/message.ts';
import { PlatformError } from '../../../chat/platform-error.ts';
import type { Answers, Responder } from '../../../chat/responder.ts';
import { shorten } from '../../rendering/shorten.ts';
import { platformError } from '../errors.ts';
import type { Interaction } from '../interaction.ts';
import { type DiscordBody, renderDiscord } from '../render/render.ts';
import { renderModal } from './modal.ts';

/** Interaction callback types and the flag "only you can see this". Source: Discord, Receiving and Responding. */
const callback = {
  message: 4,
  laterMessage: 5,
  laterUpdate: 6,
  update: 7,
  completions: 8,
  modal: 9,
} as const;
const ephemeral = 64;
/** A completion's label; Discord refuses the whole answer if one is longer. */
const longestChoice = 100;

/** Answers one interaction by Discord's rules: one callback within 3 seconds, edits and follow-ups after it. */
export function discordResponder(rest: REST, { id, token, application_id: app }: Interaction): Responder {
  let state: 'new' | 'answered' | Exclude<Answers, 'modal'> = 'new';

  const call = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      throw platformError(error);
    }
  };
  const first = (type: number, data?: unknown) =>
    call(() =>
      rest.post(Routes.interactionCallback(id, token), {
        auth: false,
        body: { type, ...(data ? { data } : {}) },
      }),
    );
  const followUp = (body: DiscordBody, isPrivate: boolean) =>
    call(() => rest.post(Routes.webhook(app, token), { auth: false, body: withVisibility(body, isPrivate) }));
  const original = (body: DiscordBody) =>
    call(() => rest.patch(Routes.webhookMessage(app, token, '@original'), { auth: false, body }));

  return {
    async defer(answers) {
      state = answers;
      if (answers === 'update') return first(callback.laterUpdate);
      return first(callback.laterMessage, answers === 'private' ? { flags: ephemeral } : {});
    },

    async answer(answers, message) {
      const isPrivate = answers === 'private';
      const [body, ...more] = renderDiscord(message);
      if (!body) throw new PlatformError('nothing to say', { code: 'rejected', retry: 'never' });
      const before = state;
      state = 'answered';
      if (before === 'new') await first(callback.message, withVisibility(body, isPrivate));
      else if (before === answers) await original(body);
      else {
        // Whether a deferred message is private was settled when it was deferred: this one takes its place.
        if (before === 'public' || before === 'private') {
          await call(() => rest.delete(Routes.webhookMessage(app, token, '@original'), { auth: false }));
        }
        await followUp(body, isPrivate);
      }
      for (const part of more) await followUp(part, isPrivate);
    },

    // Discord has closed the form by then.
    refuse(message) {
      return this.answer('private', message);
    },

    async update(message) {
      const [body, ...more] = renderDiscord(message);
      if (!body) throw new PlatformError('nothing to show', { code: 'rejected', retry: 'never' });
      const before = state;
      state = 'answered';
      if (before === 'new') await first(callback.update, body);
      else await original(body);
      // Posts fit one message; what one person alone sees may need more room.
      for (const part of more) await followUp(part, true);
    },

    async note(message) {
      for (const body of renderDiscord(message)) await followUp(body, true);
    },

    async open(modal: Modal) {
      const form = renderModal(modal);
      state = 'answered';
      await first(callback.modal, form);
    },

    async complete(choices) {
      const shown = choices.map(({ label, value }) => ({
        name: shorten(label, longestChoice),
        value,
      }));
      await first(callback.completions, { choices: shown });
    },
  };
}

function withVisibility(body: DiscordBody, isPrivate: boolean) {
  return isPrivate ? { ...body, flags: body.flags | ephemeral } : body;
}
