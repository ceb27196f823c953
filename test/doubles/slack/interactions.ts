import type { Json } from '../discord/json.ts';
import type { ApplyAcknowledgement } from './acknowledgements.ts';
import { InteractionRecord, type NewInteraction } from './interaction-record.ts';
import type { Workspace } from './method.ts';
import type { ResponseUrls } from './response-urls.ts';
import type { Envelope, Transport } from './transport.ts';

/** Brings what people do with commands, buttons and modals to the app. */
export class Interactions {
  readonly workspace: Workspace;
  readonly responseUrls: ResponseUrls;
  transport: Transport;

  constructor(workspace: Workspace, responseUrls: ResponseUrls, transport: Transport) {
    this.workspace = workspace;
    this.responseUrls = responseUrls;
    this.transport = transport;
  }

  begin(what: NewInteraction): InteractionRecord {
    if (what.person.deactivated) throw new Error(`${what.person.name} is deactivated`);
    return new InteractionRecord(this.workspace.world, what);
  }

  /** Slack sends an interaction once; only a test sends it again. */
  deliver(
    record: InteractionRecord,
    type: Envelope['type'],
    { body, acceptsPayload, apply }: { body: Json; acceptsPayload: boolean; apply: ApplyAcknowledgement },
  ): InteractionRecord {
    record.payload = body;
    const send = (): void => {
      const isSent = this.transport.send({ type, body, acceptsPayload }, null, {
        acknowledged: (payload) => {
          // Too late: the person has been told that the app did not respond.
          if (record.acknowledgement === null && record.failed) return;
          record.acknowledge(payload);
          apply(payload);
        },
        failed: (reason) => record.undeliverable(reason),
      });
      if (isSent) record.deliveries += 1;
      else record.undeliverable('dispatch_failed: nobody is connected');
    };
    record.sendAgain = send;
    send();
    return record;
  }
}
