/** Canonical English word: the ways it is typed, in English and Spanish, folded (no accents, lower case). */
const calendarWords: Record<string, string> = {
  monday: 'mon lunes lun',
  tuesday: 'tue tues martes',
  wednesday: 'wed weds miercoles mie mier wensday wendsday',
  thursday: 'thu thur thurs jueves jue',
  friday: 'fri viernes vie',
  saturday: 'sat sabado sab',
  sunday: 'sun domingo dom',
  january: 'jan enero ene',
  february: 'feb febrero',
  march: 'mar marzo',
  april: 'apr abril abr',
  may: 'mayo',
  june: 'jun junio',
  july: 'jul julio',
  august: 'aug agosto',
  september: 'sep sept septiembre setiembre set',
  october: 'oct octubre',
  november: 'nov noviembre',
  december: 'dec diciembre dic',
  tomorrow: 'tmrw tmw tommorow',
  manana: '',
  yesterday: 'ayer',
  next: 'proximo proxima siguiente coming upcoming entrante',
  morning: 'mornings',
  afternoon: '',
  evening: '',
  midnight: 'medianoche',
  noon: 'mediodia midday noontime',
  tonight: '',
  // A weekly event is not one time: this word is in no phrase, so the text is refused.
  every: 'mondays tuesdays wednesdays thursdays fridays saturdays sundays sabados domingos cada',
};

/** Short or common words, which are only understood when spelled exactly. */
const plainWords: Record<string, string> = {
  today: 'hoy',
  this: 'este esta',
  ago: '',
  night: 'noche noches nite',
  tarde: 'tardes',
  dawn: 'madrugada',
  hour: 'hora horas hours',
  minute: 'minuto minutos minutes min mins',
  day: 'dia dias days',
  week: 'semana semanas weeks',
  half: 'media medio',
  quarter: 'cuarto',
  h: 'hs hr hrs',
  am: '',
  pm: '',
  at: '',
  to: 'until till til through thru hasta',
  from: 'desde',
  between: 'entre',
  of: 'on is es the starting starts start empieza comienza inicia',
  for: 'durante',
  in: 'en within',
  sharp: 'punto',
  oclock: '',
  past: '',
  after: '',
  before: '',
  menos: '',
  dentro: '',
  pasado: '',
  que: '',
  viene: '',
  entra: '',
  and: 'y',
  an: '',
  a: 'al',
  de: 'del',
  la: 'las',
  el: 'lo',
  para: '',
  por: '',
};

function meanings(...tables: Record<string, string>[]): Map<string, string> {
  const map = new Map<string, string>();
  for (const table of tables) {
    for (const [canonical, spellings] of Object.entries(table)) {
      for (const spelling of [canonical, ...spellings.split(' ')]) {
        if (spelling !== '') map.set(spelling, canonical);
      }
    }
  }
  return map;
}

/** Every word a time may contain, with its canonical form. A text with any other word is not read at all. */
export const vocabulary: ReadonlyMap<string, string> = meanings(calendarWords, plainWords);

/** The words long and distinct enough to be recognised through a typing slip. */
export const forgivingVocabulary: ReadonlyMap<string, string> = new Map(
  [...meanings(calendarWords)].filter(([word]) => word.length >= 5),
);
