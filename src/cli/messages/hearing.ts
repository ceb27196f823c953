import type { Language } from '../../chat/language.ts';
import { typed } from './scene.ts';

/** The title of the hearing that the scenes are about, by which people find it. */
export function title(language: Language): string {
  return typed(language, 'Defend the sanctuary law', 'Defendamos la ley santuario');
}

const water = {
  en: 'Bring water. We meet at the steps at 9:30.',
  es: 'Traiga agua. Nos vemos en los escalones a las 9:30.',
};

/** As an organizer types it; whoever writes English adds the Spanish. */
export function hearing(language: Language): Record<string, string> {
  const spanish = { title_es: title('es'), description_es: water.es };
  return {
    kind: 'council-meeting',
    title: title(language),
    when: typed(language, 'February 16 10am', '16 de febrero 10am'),
    place: 'City Hall, 200 N. Spring St.',
    accessibility: typed(language, 'Ramp on Main St.', 'Rampa por Main St.'),
    description: water[language],
    link: 'https://clerk.lacity.gov/calendar',
    ...(language === 'en' ? spanish : {}),
  };
}
