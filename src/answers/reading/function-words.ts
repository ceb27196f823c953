import type { Language } from '../../chat/language.ts';

const split = (words: string): readonly string[] => words.trim().split(/\s+/);

/** Words that carry grammar and no subject, folded. They also tell English from Spanish. */
export const FUNCTION_WORDS: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: new Set(
    split(`a an the and or but if of to in on at by for from with without about into onto out up down off over
      under again then than so as is am are was were be been being isnt arent wasnt werent do does did doing done dont doesnt
      didnt has have had havent hasnt having can cant cannot could couldnt will would wouldnt wont shall should
      shouldnt may might must i im ive me my mine you your yours u ur he him his she her hers it its we us our ours
      they them their theirs this that these those there here some any all both each few more most other such no
      nor not only own same too very just also please pls hi hello hey ok okay thanks thank lol yo yall
      get gets got go goes going gone going let lets know tell say says said want wants wanna need needs like really
      actually exactly even still ever yet now who whom whose what whats which when where why how be because while during
      between within per via vs am pm one someone somebody anyone anybody everyone everybody thing things something
      anything mean means give gives make makes made take took put see look find out use used using
      question answer explain understand heard hear curious wondering wonder think able anymore already
      today currently simple words word thing stuff kind sort please maybe
      allowed allow permitted permit legal illegal people person possible possibly`),
  ),
  es: new Set(
    split(`el la los las lo un una unos unas y e o u pero si de del a al en con sin por para sobre entre hasta desde
      hacia segun que q k xq pq como cuando cuanto cuanta cuantos cuantas donde quien quienes cual cuales porque es era
      eran soy eres somos ser esta estan estoy estaba estaban estar este esta esto estos estas ese esa eso esos esas
      aquel aquella fue fueron sea sido siendo ha han he hemos haber hay habia hubo tiene tienen tengo tener tenia
      puede pueden puedo podemos poder podria podrian debe deben debo deberia hace hacen hago hacer hizo hicieron va
      van voy vamos ir yo tu usted ustedes el ella ellos ellas nosotros nos me te se le les mi mis tus su sus
      nuestro nuestra nuestros no ni tambien ya muy mas menos todo toda todos todas algo alguien alguna alguno algun
      nada nadie ningun ninguna otro otra otros otras mismo misma solo asi aqui ahi alli aca alla ahora entonces
      pues bueno oye hola gracias favor porfa porfavor quiero quiere quieren quisiera necesito saber sabe saben decir
      dice dicen dijo dime digame explica explicame significa da dar dan dio respuesta aunque hoy quiza quizas tal posible palabras sencillas
      permitido permite permiten legal ilegal gente persona personas andar nada mas
      mientras durante cada ver vez cosa cosas uno unos cierto verdad`),
  ),
};

/** Question words keep a little weight: "when was it signed" and "who signed it" are not the same question. */
export const QUESTION_WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'q:when': 'when cuando',
    'q:where': 'where donde adonde',
    'q:who': 'who whom whose quien quienes',
    'q:many': 'many much cuantos cuantas cuanto cuanta',
    'q:why': 'why porque',
    'q:how': 'how como',
  }).flatMap(([term, words]) => split(words).map((word) => [word, term])),
);
