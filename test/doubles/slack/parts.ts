import { createServer, type Server } from 'node:http';
import { Attribution } from './attribution.ts';
import { EventQueue } from './event-queue.ts';
import { Faults } from './faults.ts';
import { Interactions } from './interactions.ts';
import { MessageStore } from './message-store.ts';
import type { Workspace } from './method.ts';
import { basicMethods } from './methods-basic.ts';
import { chatMethods } from './methods-chat.ts';
import { conversationMethods } from './methods-conversations.ts';
import { reactionMethods } from './methods-reactions.ts';
import { viewMethods } from './methods-views.ts';
import type { SlackDoubleOptions } from './options.ts';
import { RateLimits } from './rate-limits.ts';
import { Reactions } from './reactions.ts';
import { RESPONSE_PATH, ResponseUrls } from './response-urls.ts';
import { SocketMode } from './socket-mode.ts';
import { Triggers } from './triggers.ts';
import { WebApi } from './web-api.ts';
import { World } from './world.ts';

/** What the double is made of, put together. */
export class Parts {
  readonly world: World;
  readonly faults = new Faults();
  readonly limits: RateLimits;
  readonly sockets: SocketMode;
  readonly events: EventQueue;
  readonly messages: MessageStore;
  readonly reactions: Reactions;
  readonly interactions: Interactions;
  readonly #server: Server;

  constructor(options: SlackDoubleOptions) {
    const world = new World(options);
    this.world = world;
    this.limits = new RateLimits(world);
    this.sockets = new SocketMode(world);
    this.events = new EventQueue(world, this.sockets);
    this.messages = new MessageStore(world, this.events);
    this.reactions = new Reactions(world, this.events);
    const workspace: Workspace = {
      world,
      messages: this.messages,
      events: this.events,
      triggers: new Triggers(world),
      attribution: new Attribution(world),
      limits: this.limits,
      sockets: this.sockets,
    };
    const responseUrls = new ResponseUrls(workspace, this.faults);
    this.interactions = new Interactions(workspace, responseUrls, this.sockets);
    const methods = [
      ...basicMethods(workspace),
      ...chatMethods(workspace),
      ...reactionMethods(workspace, this.reactions),
      ...conversationMethods(workspace),
      ...viewMethods(workspace),
    ];
    const webApi = new WebApi(world, methods, this.faults, this.limits);
    this.sockets.onConnected = () => this.events.connected();
    this.#server = createServer((request, response) => {
      const to = request.url?.startsWith(RESPONSE_PATH) ? responseUrls : webApi;
      // A request the bot itself gives up (a kill, an abort) ends in an error of its stream: nobody is to be told.
      void to.handle(request, response).catch(() => {});
    });
    this.#server.on('upgrade', (request, socket, head) => this.sockets.upgrade(request, socket, head));
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('Not listening on a port');
    this.world.address = `http://127.0.0.1:${address.port}`;
  }

  async stop(): Promise<void> {
    this.sockets.stop();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
