/**
 * Words of somebody who sounds an alarm, or to whom it is happening: as folding leaves them. They are no proof of danger;
 * they only keep a cry for help from being taken for a report. Found on the tuning cries that look like reports.
 */
const OF_ALARM: ReadonlySet<string> = new Set(
  `now rn hurry run runs running help please plz pls screaming emergency sos here inside raid raids raided raiding
  take taking took taken grabbing grabbed stopping chasing surrounding surrounded blocking dragging dragged beating
  arresting detaining handcuffed handcuffing knocking banging door hiding scared crying trapped me my us our we
  ahora ahorita orita corran corre corriendo ayuda ayudame ayudenme ayuden auxilio favor gritando emergencia aqui aca
  adentro dentro redada redadas llevan llevando llevaron agarrando agarraron deteniendo detuvieron parando
  persiguiendo correteando rodearon rodeando bloqueando arrastrando golpeando pegando arrestando esposado esposada
  esposando tocando puerta escondido escondida miedo llorando encerrados atrapados mi mis nos nuestro nuestra`.split(
    /\s+/,
  ),
);
/** A shorter text in capitals may be an abbreviation. */
const LEAST_CAPITALS = 12;
/** A shorter word is said twice by chance. */
const LEAST_LETTERS = 3;

/**
 * Whether a text sounds an alarm: by its words, by a word said twice in a row, or all in capitals.
 * @param words folded words of the text, as they were typed.
 */
export function soundsAlarm(raw: string, words: readonly string[]): boolean {
  const letters = raw.replace(/\P{L}/gu, '');
  if (letters.length >= LEAST_CAPITALS && letters === letters.toUpperCase()) return true;
  return words.some(
    (word, at) => OF_ALARM.has(word) || (word.length >= LEAST_LETTERS && words[at - 1] === word),
  );
}
