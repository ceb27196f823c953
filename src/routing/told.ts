import type { Actor } from '../chat/actor.ts';
import type { Inbound } from '../chat/inbound.ts';
import type { Place } from '../chat/place.ts';
import type { Responder } from '../chat/responder.ts';
import type { Core } from '../core.ts';
import { namesIn, type Renames } from './command-names.ts';

/** The way back to one person, in words that suit their app; what everybody reads goes `asItIs`. */
export interface Told extends Responder {
  readonly asItIs: Responder;
}

interface Said {
  readonly kind: Inbound['kind'];
  readonly actor: Actor;
  readonly place: Place;
}

/** @param inbound as the platform tells it: with the language of the app, not the one that was chosen. */
export function told(core: Core, inbound: Said, responder: Responder): Told {
  const suited = suitedTo(core, inbound);
  return {
    asItIs: responder,
    defer: (answers) => responder.defer(answers),
    answer: (visibility, message) => responder.answer(visibility, suited(message)),
    refuse: (message, option) => responder.refuse(suited(message), option),
    update: (message) => responder.update(suited(message)),
    note: (message) => responder.note(suited(message)),
    // Forms name no commands.
    open: (modal) => responder.open(modal),
    complete: (choices) => responder.complete(choices),
  };
}

/**
 * Where an app offers commands by the names of its own language alone, whoever is spoken to in another one is told those
 * names all the same: others would lead nowhere.
 */
function suitedTo(core: Core, { kind, actor, place }: Said): Renames {
  const capabilities = core.platform(place.platform)?.capabilities;
  // With plain words, no platform tells the language of the app in which they were written.
  if (!capabilities?.namesFollowApp || kind === 'question') return (message) => message;
  return namesIn(core.shapes, capabilities.slash, actor.language);
}
