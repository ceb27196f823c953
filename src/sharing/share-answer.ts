import type { Place } from '../chat/place.ts';
import type { Platform } from '../chat/platform.ts';
import { PlatformError } from '../chat/platform-error.ts';
import { Refusal } from '../chat/refusal.ts';
import type { Entry } from '../content/entry.ts';
import type { Core } from '../core.ts';
import { mustHaveRoom } from '../store/caps.ts';
import { newId } from '../store/new-id.ts';
import type { SharedAnswer } from '../store/shared-answers.ts';
import { fingerprintOf } from './fingerprint.ts';
import { settleShared, turnOfShared } from './settle-shared.ts';
import { sharedMessage } from './shared-message.ts';

/** Within this time (ms) the same answer is not put into a channel twice, and only so many altogether. */
const aWhile = 5 * 60_000;
const mostInAWhile = 10;
const day = 24 * 60 * 60_000;

/** Posts an entry for everybody in a channel. Throws Refusal with what to do where that cannot be. */
export async function shareAnswer(core: Core, entry: Entry, place: Place): Promise<void> {
  const platform = core.platform(place.platform);
  if (!platform || place.group === null) throw new Refusal('share.not-here');
  try {
    // Two who tap at once must not both find the channel without it.
    await core.inTurn(`share ${place.platform} ${place.channel}`, () => share(core, platform, entry, place));
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    core.log.warn('share-failed', { why: error.code });
    throw refusalFor(error);
  }
}

async function share(core: Core, platform: Platform, entry: Entry, place: Place): Promise<void> {
  const since = core.clock.now() - aWhile;
  await settleDoubtful(core, place, since);
  const row = {
    id: newId(),
    entry: entry.id,
    language: entry.language,
    place,
    fingerprint: fingerprintOf(entry, core.content),
    sharedAt: core.clock.now(),
  };
  const message = sharedMessage({ core, content: core.content, place, key: row.id }, entry);
  // In several parts it could not be put right later.
  if (!platform.fitsOneMessage(message)) throw new Refusal('share.does-not-fit');
  // From here on nobody else looks what became of it before the send has ended.
  await core.inTurn(turnOfShared(row.id), async () => {
    await core.store.transaction(async ({ sharedAnswers }) => {
      mustNotStandThere(entry, await sharedAnswers.inChannel(place, since));
      mustHaveRoom('sharedADay', await sharedAnswers.count(place, row.sharedAt - day));
      await sharedAnswers.add(row);
    });
    try {
      await core.store.sharedAnswers.recordMessage(row.id, await platform.send(place, message, row.id));
    } catch (error) {
      // What may have arrived is looked for later, so that it can be put right.
      if (error instanceof PlatformError && !error.mayHaveHappened)
        await core.store.sharedAnswers.remove(row.id);
      throw error;
    }
  });
  core.log.info('answer-shared', { share: row.id });
}

async function settleDoubtful(core: Core, place: Place, since: number): Promise<void> {
  for (const doubtful of await core.store.sharedAnswers.inChannel(place, since)) {
    if (!doubtful.message) await settleShared(core, doubtful, 'at-once');
  }
}

function mustNotStandThere(entry: Entry, recent: readonly SharedAnswer[]): void {
  const same = recent.some((each) => each.entry === entry.id && each.language === entry.language);
  if (same) throw new Refusal('share.just-now');
  if (recent.length >= mostInAWhile) throw new Refusal('share.too-many');
}

function refusalFor({ code, details, mayHaveHappened }: PlatformError): Refusal {
  const missing = details.join(', ');
  if (mayHaveHappened) return new Refusal('share.unknown');
  if (code === 'missing-permission') return new Refusal('share.missing-permission', { missing });
  if (code === 'not-in-channel') return new Refusal('share.not-in-channel', { invite: missing });
  return new Refusal('share.failed');
}
