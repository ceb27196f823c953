/** Names a zone's identifier spells without accents, or that Spanish has its own word for. */
const written: Record<string, { en: string; es: string }> = {
  'America/Los_Angeles': { en: 'Los Angeles', es: 'Los Ángeles' },
  'America/New_York': { en: 'New York', es: 'Nueva York' },
  'America/Mexico_City': { en: 'Mexico City', es: 'Ciudad de México' },
  'America/Bogota': { en: 'Bogotá', es: 'Bogotá' },
  'America/Panama': { en: 'Panama', es: 'Panamá' },
  'America/Sao_Paulo': { en: 'São Paulo', es: 'São Paulo' },
  'Pacific/Honolulu': { en: 'Honolulu', es: 'Honolulú' },
  'America/Cancun': { en: 'Cancún', es: 'Cancún' },
  'America/Mazatlan': { en: 'Mazatlán', es: 'Mazatlán' },
  'America/Merida': { en: 'Mérida', es: 'Mérida' },
  'America/Havana': { en: 'Havana', es: 'La Habana' },
  'America/Asuncion': { en: 'Asunción', es: 'Asunción' },
  'America/Bahia': { en: 'Salvador da Bahia', es: 'Salvador de Bahía' },
  'America/Guatemala': { en: 'Guatemala City', es: 'Ciudad de Guatemala' },
  'America/El_Salvador': { en: 'San Salvador', es: 'San Salvador' },
  'America/Costa_Rica': { en: 'San José, Costa Rica', es: 'San José, Costa Rica' },
  'America/Puerto_Rico': { en: 'San Juan, Puerto Rico', es: 'San Juan, Puerto Rico' },
  'America/Port-au-Prince': { en: 'Port-au-Prince', es: 'Puerto Príncipe' },
  'Asia/Calcutta': { en: 'Kolkata', es: 'Calcuta' },
  'Asia/Saigon': { en: 'Ho Chi Minh City', es: 'Ciudad Ho Chi Minh' },
  'Asia/Seoul': { en: 'Seoul', es: 'Seúl' },
  'Asia/Shanghai': { en: 'Shanghai', es: 'Shanghái' },
  'Asia/Tokyo': { en: 'Tokyo', es: 'Tokio' },
  'Europe/Athens': { en: 'Athens', es: 'Atenas' },
  'Europe/Berlin': { en: 'Berlin', es: 'Berlín' },
  'Europe/Brussels': { en: 'Brussels', es: 'Bruselas' },
  'Europe/Istanbul': { en: 'Istanbul', es: 'Estambul' },
  'Europe/Kiev': { en: 'Kyiv', es: 'Kiev' },
  'Europe/Lisbon': { en: 'Lisbon', es: 'Lisboa' },
  'Europe/London': { en: 'London', es: 'Londres' },
  'Europe/Moscow': { en: 'Moscow', es: 'Moscú' },
  'Europe/Paris': { en: 'Paris', es: 'París' },
  'Europe/Rome': { en: 'Rome', es: 'Roma' },
  'Europe/Vienna': { en: 'Vienna', es: 'Viena' },
  'Europe/Warsaw': { en: 'Warsaw', es: 'Varsovia' },
};

/** The city a zone is named for, as people write it; null for zones named for none ("UTC", "Etc/GMT+8"). */
export function cityName(timeZone: string, language: 'en' | 'es'): string | null {
  const known = written[timeZone]?.[language];
  if (known !== undefined) return known;
  if (!timeZone.includes('/') || timeZone.startsWith('Etc/')) return null;
  return timeZone.slice(timeZone.lastIndexOf('/') + 1).replaceAll('_', ' ');
}
