const ones: Record<string, number> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  uno: 1,
  una: 1,
  un: 1,
  dos: 2,
  tres: 3,
  cuatro: 4,
  cinco: 5,
  seis: 6,
  siete: 7,
  ocho: 8,
  nueve: 9,
};

const teens: Record<string, number> = {
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  diez: 10,
  once: 11,
  doce: 12,
  trece: 13,
  catorce: 14,
  quince: 15,
  dieciseis: 16,
  diecisiete: 17,
  dieciocho: 18,
  diecinueve: 19,
  veintiuno: 21,
  veintiun: 21,
  veintidos: 22,
  veintitres: 23,
  veinticuatro: 24,
  veinticinco: 25,
  veintiseis: 26,
  veintisiete: 27,
  veintiocho: 28,
  veintinueve: 29,
};

const tens: Record<string, number> = {
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  veinte: 20,
  treinta: 30,
  cuarenta: 40,
  cincuenta: 50,
};

const ordinals: Record<string, number> = { first: 1, primero: 1, primer: 1 };

const one = `(?:${Object.keys(ones).join('|')})`;
const ten = `(?:${Object.keys(tens).join('|')})`;
const single = `(?:${[...Object.keys(ones), ...Object.keys(teens)].join('|')})`;
const compound = `${ten}(?:(?:-| y | )${one})?`;
const spokenTime = new RegExp(
  `(?<!entre |between )\\b(${single}) (?:y )?(${compound}|ten|fifteen|diez|quince)\\b`,
  'g',
);
const spokenNumber = new RegExp(`\\b(?:${compound}|${single}|${Object.keys(ordinals).join('|')})\\b`, 'g');

function numberIn(words: string): number {
  const values = { ...ones, ...teens, ...tens, ...ordinals };
  return words.split(/-| y | /).reduce((sum, word) => sum + (values[word] ?? 0), 0);
}

/** Numbers in words, of either language, as digits in a folded text: "six thirty" is "6:30", "diez" is "10". */
export function digitsForNumberWords(folded: string): string {
  return folded
    .replace(spokenTime, (_, hour: string, minute: string) => `${numberIn(hour)}:${numberIn(minute)}`)
    .replace(spokenNumber, (words) => String(numberIn(words)));
}
