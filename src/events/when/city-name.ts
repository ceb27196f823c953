/** Names a zone's identifier spells without accents, or that Spanish has its own word for. */
const written: Record<string, { en: string; es: string }> = {
  'America/Los_Angeles': { en: 'Los Angeles', es: 'Los Ángeles' },
  'America/New_York': { en: 'New York', es: 'Nueva York' },
  'America/Mexico_City': { en: 'Mexico City', es: 'Ciudad de México' },
  'America/Bogota': { en: 'Bogotá', es: 'Bogotá' },
  'America/Panama': { en: 'Panama', es: 'Panamá' },
  'America/Sao_Paulo': { en: 'São Paulo', es: 'São Paulo' },
  'Pacific/Honolulu': { en: 'Honolulu', es: 'Honolulú' },
};

/** The city a zone is named for, as people write it; null for zones named for none ("UTC", "Etc/GMT+8"). */
export function cityName(timeZone: string, language: 'en' | 'es'): string | null {
  const known = written[timeZone]?.[language];
  if (known !== undefined) return known;
  if (!timeZone.includes('/') || timeZone.startsWith('Etc/')) return null;
  return timeZone.slice(timeZone.lastIndexOf('/') + 1).replaceAll('_', ' ');
}
