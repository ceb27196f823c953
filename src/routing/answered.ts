import type { Actor } from '../chat/actor.ts';
import type { Block, Button, Message } from '../chat/message.ts';
import type { Place } from '../chat/place.ts';
import { PlatformError } from '../chat/platform-error.ts';
import { Refusal } from '../chat/refusal.ts';
import type { Responder } from '../chat/responder.ts';
import { textMessage } from '../chat/text-message.ts';
import type { Core } from '../core.ts';
import { newId } from '../store/new-id.ts';

interface Asker {
  readonly actor: Actor;
  readonly place: Place;
}

/** Whatever happens, the person gets an answer or a reason. */
export async function answered(
  core: Core,
  asker: Asker,
  responder: Responder,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof PlatformError) return notDelivered(core, error);
    await tell(core, asker, responder, error);
  }
}

async function tell(core: Core, asker: Asker, responder: Responder, error: unknown): Promise<void> {
  try {
    const option = error instanceof Refusal ? error.option : null;
    await responder.refuse(sorry(core, asker, error), option);
  } catch (cause) {
    if (!(cause instanceof PlatformError)) throw cause;
    notDelivered(core, cause);
  }
}

function sorry(core: Core, { actor, place }: Asker, error: unknown): Message {
  if (error instanceof Refusal) {
    const slash = core.slash(place.platform);
    const text = core.phrases.text(actor.language, error.phrase, { slash, ...error.values });
    const buttons = error.waysOn.map(({ label, press }): Button => {
      return { label: core.phrases.text(actor.language, label), look: 'primary', press };
    });
    const below: Block[] = buttons.length > 0 ? [{ kind: 'buttons', buttons }] : [];
    return { summary: text, blocks: [{ kind: 'text', text }, ...below] };
  }
  const reference = newId().slice(0, 6);
  core.log.error('command-broke', { reference }, error);
  const text = core.phrases.text(actor.language, 'error.unexpected', { reference });
  return textMessage(text);
}

function notDelivered(core: Core, error: PlatformError): void {
  core.log.warn('answer-not-delivered', { why: error.code });
}
