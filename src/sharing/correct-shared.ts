import type { MessageRef } from '../chat/place.ts';
import type { Platform } from '../chat/platform.ts';
import { PlatformError } from '../chat/platform-error.ts';
import type { Content } from '../content/content.ts';
import type { SharedAnswer } from '../store/shared-answers.ts';
import { fingerprintNow } from './fingerprint.ts';
import { settleShared, turnOfShared } from './settle-shared.ts';
import { insteadOfAnswer, sharedMessage } from './shared-message.ts';
import type { Sharing } from './sharing.ts';
import type { Waits } from './waits.ts';

/** Makes a shared answer say what its entry says now. True if its message had to be edited, or was found gone. */
export async function correctShared(core: Sharing, shared: SharedAnswer, waits: Waits): Promise<boolean> {
  const platform = core.platform(shared.place.platform);
  if (!platform || !isDue(core.content, shared)) return false;
  const names = [platform.name, shared.id];
  if (names.some((name) => waits.must(name))) return false;
  try {
    if (!shared.message) await settleShared(core, shared, 'when-it-is-sure');
    else await core.inTurn(turnOfShared(shared.id), () => edit(core, platform, shared));
    for (const name of names) waits.end(name);
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    await putOff(core, shared, error, waits);
  }
  return true;
}

function isDue(content: Content, shared: SharedAnswer): boolean {
  const entry = content.entry(shared.entry, shared.language);
  return !shared.message || fingerprintNow(entry, content) !== shared.fingerprint;
}

async function edit(core: Sharing, platform: Platform, { id }: SharedAnswer): Promise<void> {
  const shared = await core.store.sharedAnswers.byId(id);
  // Of one state of the content: what the message is to show, and what is recorded as shown.
  const { content } = core;
  if (!shared?.message || !isDue(content, shared)) return;
  const entry = content.entry(shared.entry, shared.language);
  await platform.edit(shared.message, correction(core, platform, content, shared));
  // Only what everybody can read counts as done: if this is lost, the same edit is made again.
  await core.store.sharedAnswers.recordShown(id, fingerprintNow(entry, content));
  core.log.info('shared-answer-updated', { share: id, withdrawn: entry === undefined });
}

function correction(core: Sharing, platform: Platform, content: Content, shared: SharedAnswer) {
  const { id: key, place, language } = shared;
  const shown = { core, content, place, key };
  const today = Temporal.Instant.fromEpochMilliseconds(core.clock.now())
    .toZonedDateTimeISO(content.campaign.time_zone)
    .toPlainDate();
  const entry = content.entry(shared.entry, language);
  if (!entry) return insteadOfAnswer(shown, language, 'withdrawn', today);
  const message = sharedMessage(shown, entry, today);
  return platform.fitsOneMessage(message) ? message : insteadOfAnswer(shown, language, 'too-long', today);
}

async function putOff(
  core: Sharing,
  shared: SharedAnswer,
  error: PlatformError,
  waits: Waits,
): Promise<void> {
  const { id, place } = shared;
  if (error.code === 'not-found') {
    core.log.info('shared-answer-gone', { share: id });
    return core.store.sharedAnswers.remove(id);
  }
  core.log.warn('shared-answer-not-updated', { share: id, why: error.code });
  const away = error.code === 'unreachable' || error.code === 'rate-limited';
  waits.longer(away ? place.platform : id, error.retry === 'never' ? 0 : error.retry.afterMs);
}

/** A message was deleted. If it was a shared answer, there is nothing left to put right. */
export async function sharedAnswerGone(core: Sharing, message: MessageRef): Promise<void> {
  await core.store.sharedAnswers.removeByMessage(message);
}
