import type { Modal } from '../../src/chat/message.ts';
import { reactionNames } from '../../src/platforms/discord/reaction-names.ts';
import { renderDiscord } from '../../src/platforms/discord/render/render.ts';
import { openPlayground } from '../../src/platforms/playground/open.ts';
import { channel, createPane, group } from '../../src/platforms/playground/pane.ts';
import { loadKnowledge } from '../../src/start/knowledge.ts';
import { serveWeb } from '../../src/start/web-server.ts';

export interface FormPlayground {
  readonly url: string;
  /** What was handed in, oldest first. */
  readonly handedIn: readonly Readonly<Record<string, string>>[];
  stop(): Promise<void>;
}

/** The real page and pane with one post, whose button opens this form; the test stands in for the core. */
export async function startFormPlayground(form: Modal): Promise<FormPlayground> {
  const knowledge = await loadKnowledge('content');
  const pane = createPane({
    name: 'playground-discord',
    style: 'discord',
    render: renderDiscord,
    reactionNames,
    now: Date.now,
  });
  const handedIn: Readonly<Record<string, string>>[] = [];
  await pane.connect(async (inbound, responder) => {
    if (inbound.kind !== 'action') return;
    if (inbound.call.action === 'edit') return responder?.open(form);
    handedIn.push(inbound.fields);
    const summary = 'Saved';
    await responder?.answer('private', { summary, blocks: [{ kind: 'text', text: summary }] });
  });
  const change = { label: 'Change', look: 'plain', press: { action: 'edit', args: [] } } as const;
  const post = {
    summary: 'A draft',
    blocks: [
      { kind: 'text', text: 'A draft' },
      { kind: 'buttons', buttons: [change] },
    ],
  } as const;
  await pane.send({ platform: pane.name, group, channel }, post, 'post');
  const page = openPlayground({
    panes: [pane],
    commands: [],
    phrases: () => knowledge.phrases.under('page.'),
    people: [
      { id: 'ana', name: 'Ana', organizer: false },
      { id: 'marcus', name: 'Marcus', organizer: false },
      { id: 'rosa', name: 'Rosa', organizer: true },
    ],
    clock: { now: Date.now, advance() {}, nextDue: async () => null },
    host: '127.0.0.1',
  });
  const server = await serveWeb([page.app], '127.0.0.1', 0);
  return {
    url: server.url,
    handedIn,
    async stop() {
      page.stop();
      await server.stop();
      await pane.disconnect();
    },
  };
}
