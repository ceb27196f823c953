/**
 * By country (ISO 3166-1) and zone, cities that people here come from or meet with, folded. Those in the Americas are set at
 * once if no other place in these lists has their name.
 */
export const citiesAbroad: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  GT: {
    'America/Guatemala':
      'guatemala city, ciudad guatemala, quetzaltenango, xela, mixco, villa nueva, escuintla, huehuetenango, coban',
  },
  BZ: { 'America/Belize': 'belize city, ciudad belice, belmopan' },
  SV: {
    'America/El_Salvador': 'san salvador, santa ana, san miguel, soyapango, sonsonate, santa tecla, usulutan',
  },
  HN: {
    'America/Tegucigalpa':
      'tegucigalpa, san pedro sula, la ceiba, choloma, el progreso, comayagua, choluteca',
  },
  NI: { 'America/Managua': 'managua, leon, masaya, granada, matagalpa, chinandega, esteli' },
  CR: { 'America/Costa_Rica': 'san jose, alajuela, cartago, heredia' },
  PA: { 'America/Panama': 'panama city, ciudad panama' },
  CU: { 'America/Havana': 'havana, la habana, santiago, santiago cuba' },
  DO: { 'America/Santo_Domingo': 'santo domingo, santiago' },
  PR: { 'America/Puerto_Rico': 'san juan, ponce, bayamon, caguas' },
  HT: { 'America/Port-au-Prince': 'port-au-prince, puerto principe' },
  CO: { 'America/Bogota': 'bogota, medellin, cali, barranquilla, cartagena' },
  VE: { 'America/Caracas': 'caracas, maracaibo, valencia, merida, barcelona' },
  EC: { 'America/Guayaquil': 'guayaquil, quito, cuenca' },
  PE: { 'America/Lima': 'lima, arequipa, cusco, cuzco' },
  BO: { 'America/La_Paz': 'la paz, santa cruz, cochabamba' },
  CL: { 'America/Santiago': 'santiago, valparaiso' },
  AR: { 'America/Buenos_Aires': 'buenos aires, rosario' },
  UY: { 'America/Montevideo': 'montevideo' },
  PY: { 'America/Asuncion': 'asuncion' },
  BR: {
    'America/Sao_Paulo': 'sao paulo, brasilia, rio janeiro, belo horizonte, curitiba, porto alegre',
    'America/Manaus': 'manaus',
  },
  ES: { 'Europe/Madrid': 'madrid, barcelona, valencia, sevilla, granada' },
  CN: { 'Asia/Shanghai': 'beijing, pekin' },
};

/** Their addresses end in "C.A.", as those of California do. */
export const centralAmerica: readonly string[] = ['GT', 'BZ', 'SV', 'HN', 'NI', 'CR', 'PA'];

/** What countries are called beside their names in `Intl.DisplayNames`. */
export const countryNicknames: Readonly<Record<string, string>> = {
  US: 'usa, us, united states of america, united states america, eeuu, ee uu, estados unidos america',
  GB: 'uk, england, inglaterra, great britain, gran bretana, scotland, escocia',
  KR: 'korea, corea, south korea, corea sur',
};
