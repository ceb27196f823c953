import { knowledge } from '../scenarios/every-world.ts';
import { fitting } from './fitting.ts';

/** Buttons that name something of a group, most of them an event, with a word behind it. */
export const namingButtons: readonly string[] = [
  'rsvp',
  'rsvp-withdraw',
  'event-show',
  'event-publish',
  'event-discard',
  'event-at',
  'event-change',
  'event-cancel',
  'event-take-down',
  'event-take-down-yes',
  'event-edit',
  'event-save',
  'event-again',
  'template-use',
  'template-delete',
  'template-delete-yes',
  'template-replace',
  'reminders',
  'reminders-preview',
  'reminders-add',
  'reminders-skip',
  'reminders-put-back',
  'rsvp-speak',
  'rsvp-name',
  'event-choose',
  'event-edit-choices',
  'event-people',
  'remind-me-add',
  'direct-yes',
  'trouble-move',
  'trouble-moved',
];

/** That word, where an action does not take any. */
export const wordsBehind: Readonly<Record<string, string>> = {
  'event-at': '1900000000000',
  'event-take-down-yes': 'nowhere',
  'rsvp-speak': 'yes',
  'rsvp-name': 'yes',
  'event-choose': 'names:yes:1900000000000',
  'event-people': '0',
  'direct-yes': 'PT2H',
};

/** Every other button that names something of a group; *Keep it* alone changes nothing, whatever it names. */
export const furtherButtons = [...knowledge.registry.actions.values()].filter(({ name, options, labels }) => {
  const named = Object.keys(fitting(options, 'id'));
  return (
    labels === undefined &&
    ![...namingButtons, 'event-keep'].includes(name) &&
    ['event', 'series', 'template', 'post', 'request'].some((each) => named.includes(each))
  );
});

/** Under no message of the bot: made up, cut short, or with words that do not fit this open event and this draft. */
export function madeByNobody(open: string, draftId: string): readonly string[] {
  return [
    'unknown',
    'unknown:a:b:c',
    'rsvp',
    'rsvp:',
    `rsvp:${open}`,
    `rsvp:${open}:going`,
    `rsvp:${open}:perhaps:view`,
    `rsvp:${open}:GOING:view`,
    'event-publish',
    'event-cancel',
    'topic',
    'topic:no/such/topic',
    'topic:../../secret',
    'constructor:a',
    '__proto__:a',
    'toString',
    ':',
    '~',
    '~~~~',
    ':::::::::::::',
    '🤔'.repeat(50),
    'x'.repeat(100),
    ':'.repeat(100),
    '\u0000',
    ' rsvp',
    `RSVP:${open}:going:view`,
    `rsvp-speak:${open}:perhaps`,
    `rsvp:${open}:going:view:secret`,
    `rsvp-name:${open}:perhaps`,
    `event-choose:${draftId}:everything:yes`,
    `event-choose:${draftId}:names:perhaps`,
    `event-choose:${draftId}:names:yes:soon`,
    `event-people:${open}:-1`,
    'event-export',
    'event-export:NaN',
    `direct-yes:${open}:P1Dx`,
    `direct-yes:${open}:P99999999Y`,
    `direct-yes:${open}:PT2H/about/access`,
    'remind-me-back',
    'quiet-hours-zone:21:08',
    'quiet-hours-zone:25:99',
    'quiet-hours-set',
  ];
}

/** When an event cannot begin. */
export const unfitTimes: readonly string[] = [
  '',
  'soon',
  '-1',
  '0',
  '1.5',
  'NaN',
  'Infinity',
  '9007199254740991',
  '8640000000000001',
  '8640000000000000',
  '8639999999999999',
  '1e400',
];
