import type { Asked } from '../../chat/command.ts';
import type { Language } from '../../chat/language.ts';
import type { Block } from '../../chat/message.ts';
import type { Entry } from '../../content/entry.ts';
import type { Core } from '../../core.ts';
import { verdicts } from '../../store/answer-votes.ts';

// What stands under an answer to be tapped.

/** *Share here*, where there are others to share it with, and this reader may write to them. */
export function shareButton(
  core: Core,
  { id, language }: Entry,
  { actor, place, direct }: Pick<Asked<unknown>, 'actor' | 'place' | 'direct'>,
): Block[] {
  if (direct || place.group === null || !actor.maySpeak) return [];
  const label = core.phrases.text(language, 'share.here');
  const press = { action: 'share', args: [id, language] };
  return [{ kind: 'buttons', buttons: [{ label, look: 'plain', press }] }];
}

/** *Was this right?* `token`: stands for this one answer, so that two quick taps count once. */
export function voteBlocks(core: Core, { id, language }: Entry, token: string): Block[] {
  const say = (key: string) => core.phrases.text(language, key);
  return [
    { kind: 'citation', text: say('vote.ask') },
    {
      kind: 'buttons',
      buttons: verdicts.map((verdict) => ({
        label: say(`vote.${verdict}`),
        look: 'plain',
        press: { action: 'vote', args: [id, language, verdict, token] },
      })),
    },
  ];
}

/** *Send to organizers*, of the question under this token. */
export function handOnButton(core: Core, language: Language, token: string): Block {
  const label = core.phrases.text(language, 'hand-on.button');
  const press = { action: 'hand-on', args: [token] };
  return { kind: 'buttons', buttons: [{ label, look: 'plain', press }] };
}
