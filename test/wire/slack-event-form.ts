import type { SeenView } from '../doubles/slack/index.ts';
import { type Bench, startBench } from '../doubles/slack/real-app.ts';

export const plain = (text: string) => ({ type: 'plain_text' as const, text });

/** The form of an event, as a bot might ask for it. */
export const form = {
  type: 'modal' as const,
  callback_id: 'event',
  private_metadata: 'draft 1',
  title: plain('Event'),
  submit: plain('Next'),
  blocks: [
    {
      type: 'input' as const,
      block_id: 'title',
      label: plain('Title'),
      element: { type: 'plain_text_input' as const, action_id: 'title', max_length: 10 },
    },
    {
      type: 'input' as const,
      block_id: 'kind',
      label: plain('Kind'),
      element: {
        type: 'static_select' as const,
        action_id: 'kind',
        options: [
          { text: plain('Rally'), value: 'rally' },
          { text: plain('Hearing'), value: 'hearing' },
        ],
      },
    },
    {
      type: 'input' as const,
      block_id: 'day',
      label: plain('Day'),
      element: { type: 'datepicker' as const, action_id: 'day' },
    },
    {
      type: 'input' as const,
      block_id: 'where',
      label: plain('Channel'),
      element: {
        type: 'conversations_select' as const,
        action_id: 'where',
        default_to_current_conversation: true,
        filter: { include: ['public' as const] },
      },
    },
    {
      type: 'input' as const,
      block_id: 'event',
      optional: true,
      label: plain('Instead of'),
      element: { type: 'external_select' as const, action_id: 'event', min_query_length: 2 },
    },
  ],
};

/** A workspace whose bot opens that form whatever it is asked for. */
export async function benchWithForm(): Promise<Bench> {
  const bench = await startBench({
    channels: ['general', 'events', { name: 'private-plans', private: true }],
  });
  bench.app.command('/sanctuary', async ({ ack, client, command }) => {
    await ack();
    await client.views.open({ trigger_id: command.trigger_id, view: form });
  });
  return bench;
}

/** The form as Ada sees it. */
export async function openForm({ slack, ada }: Bench): Promise<SeenView> {
  const { view } = await slack.command(ada, 'events', 'event create').answered();
  if (!view) throw new Error('No form was opened');
  return view;
}
