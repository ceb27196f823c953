import { lineOf, type Mistake } from './mistake.ts';

/** Other reminders stand where those of a rally begin. */
function remindingOfRally(reminders: string): (text: string) => string {
  const kind = 'rally: { duration: PT2H, reminders: [';
  return (text) => text.replace(`${kind}P7D, P1D 18:00`, `${kind}${reminders}`);
}

/** In what the campaign says of its events, access, numbers and ways to take part. */
export const mistakesInCampaign: readonly Mistake[] = [
  {
    what: 'a topic for after danger that does not exist',
    file: 'campaign.yaml',
    edit: (text) => text.replace('after_urgent: [help/detained-person]', 'after_urgent: [help/nobody]'),
    line: lineOf('after_urgent:'),
    says: /"help\/nobody" is not an entry/,
  },
  {
    what: 'no number for people in danger',
    file: 'campaign.yaml',
    edit: (text) => text.replace('rapid_response: true', 'rapid_response: false'),
    line: lineOf('hotlines:'),
    says: /rapid_response/,
  },
  {
    what: 'a time zone that does not exist',
    file: 'campaign.yaml',
    edit: (text) => text.replace('America/Los_Angeles', 'America/Los_Angles'),
    line: lineOf('time_zone:'),
    says: /not a known time zone/,
  },
  {
    what: 'a length that is not a duration',
    file: 'campaign.yaml',
    edit: (text) => text.replace('rally: { duration: PT2H', 'rally: { duration: two hours'),
    line: lineOf('rally:'),
    says: /ISO 8601/,
  },
  {
    what: 'a reminder at a time in words',
    file: 'campaign.yaml',
    edit: remindingOfRally('P7D, P1D 6pm'),
    line: lineOf('rally:'),
    says: /"6pm" is no time of day: write it by the 24-hour clock/,
  },
  {
    what: 'a reminder without its P',
    file: 'campaign.yaml',
    edit: remindingOfRally('7D, P1D 18:00'),
    line: lineOf('rally:'),
    says: /"7D" is no length of time: a reminder begins with P/,
  },
  {
    what: 'a reminder hours before, at a time of day',
    file: 'campaign.yaml',
    edit: remindingOfRally('PT2H 18:00'),
    line: lineOf('rally:'),
    says: /can only stand behind whole days/,
  },
  {
    what: 'a reminder to people whom the bot does not know',
    file: 'campaign.yaml',
    edit: remindingOfRally('PT2H to everyone'),
    line: lineOf('rally:'),
    says: /"to everyone": write "to going"/,
  },
  {
    what: 'a reminder that only people themselves can ask for',
    file: 'campaign.yaml',
    edit: remindingOfRally('PT2H to personal'),
    line: lineOf('rally:'),
    says: /"to personal": write "to going"/,
  },
  {
    what: 'the same reminder twice, written in two ways',
    file: 'campaign.yaml',
    edit: remindingOfRally('P7D, P1W'),
    line: lineOf('rally:'),
    says: /"P7D" stands twice among the reminders of "rally"/,
  },
  {
    what: 'a reminder about access of which nothing is written',
    file: 'campaign.yaml',
    edit: remindingOfRally('P9D about access'),
    line: lineOf('rally:'),
    says: /"rally" has no line "access:"/,
  },
  {
    what: 'a reminder about access that comes too late to ask',
    file: 'campaign.yaml',
    edit: (text) => text.replace('[P11D 12:00 about access', '[P9D 12:00 about access'),
    line: lineOf('[P9D 12:00'),
    says: /less than one business day before the last day on which to ask for "Sign language"/,
  },
  {
    what: 'access that nobody wrote down',
    file: 'campaign.yaml',
    edit: (text) => text.replace('access: city-hall', 'access: town-hall'),
    line: lineOf('access: town-hall'),
    says: /"town-hall" is not under "access:"/,
  },
  {
    what: 'a time to ask ahead that is none',
    file: 'campaign.yaml',
    edit: (text) => text.replace('ahead: 5 business days', 'ahead: a week'),
    line: lineOf('ahead: a week'),
    says: /"a week" does not say how far ahead/,
  },
  {
    what: 'a number to ask that nobody wrote down',
    file: 'campaign.yaml',
    edit: (text) => text.replace('        hotline: clerk-access', '        hotline: the-clerk'),
    line: lineOf('hotline: the-clerk'),
    says: /"the-clerk" is not among hotlines/,
  },
  {
    what: 'how to take part, with a source that nobody wrote down',
    file: 'campaign.yaml',
    edit: (text) =>
      text.replace(
        'sources: [city-clerk-meetings, council-comment]',
        'sources: [city-clerk-meetings, coucil-comment]',
      ),
    line: lineOf('coucil-comment'),
    says: /"coucil-comment" is not in sources/,
  },
];
