import { z } from 'zod';
import { viewBlocks } from './block-list-rules.ts';
import { plainText } from './text-rules.ts';

/** https://docs.slack.dev/reference/views/modal-views and …/home-tab-views */
const common = {
  blocks: viewBlocks,
  private_metadata: z.string().max(3000).optional(),
  callback_id: z.string().max(255).optional(),
  external_id: z.string().max(255).optional(),
};

export const modal = z
  .strictObject({
    type: z.literal('modal'),
    title: plainText(24),
    submit: plainText(24).optional(),
    close: plainText(24).optional(),
    clear_on_close: z.boolean().optional(),
    notify_on_close: z.boolean().optional(),
    ...common,
  })
  .refine(
    ({ blocks, submit }) => submit !== undefined || !blocks.some(({ type }) => type === 'input'),
    'submit must be given when there are input blocks',
  );

export const homeTab = z.strictObject({ type: z.literal('home'), ...common });

export type ViewDefinition = z.infer<typeof modal> | z.infer<typeof homeTab>;
