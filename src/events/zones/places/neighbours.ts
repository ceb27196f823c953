import type { Region } from './region.ts';

/**
 * The states of Mexico by their codes in ISO 3166-2. Which keeps which time: Ley de los Husos Horarios en los Estados Unidos
 * Mexicanos (2022), which lets municipalities at the border keep the time of the United States.
 */
export const mexicanStates: Readonly<Record<string, Region>> = {
  AGU: { names: 'aguascalientes', zones: { 'America/Mexico_City': 'aguascalientes' } },
  BCN: {
    names: 'baja california, baja california norte, baja',
    zones: { 'America/Tijuana': 'tijuana, mexicali, ensenada, tecate, rosarito' },
  },
  BCS: {
    names: 'baja california sur',
    zones: { 'America/Mazatlan': 'la paz, los cabos, cabo san lucas, san jose cabo' },
  },
  CAM: { names: 'campeche', zones: { 'America/Merida': 'campeche' } },
  CHP: {
    names: 'chiapas',
    zones: { 'America/Mexico_City': 'tuxtla gutierrez, tapachula, san cristobal las casas' },
  },
  CHH: {
    names: 'chihuahua',
    zones: {
      'America/Chihuahua': 'chihuahua',
      'America/Ciudad_Juarez': 'ciudad juarez, juarez',
      'America/Ojinaga': 'ojinaga',
    },
  },
  CMX: {
    names: 'mexico df, mexico city, ciudad mexico, distrito federal, cdmx',
    zones: { 'America/Mexico_City': 'mexico city, ciudad mexico, cdmx, mexico df, df' },
  },
  COA: {
    names: 'coahuila',
    zones: {
      'America/Monterrey': 'saltillo, torreon, monclova',
      'America/Matamoros': 'piedras negras, ciudad acuna',
    },
  },
  COL: { names: 'colima', zones: { 'America/Mexico_City': 'colima, manzanillo' } },
  DUR: { names: 'durango', zones: { 'America/Monterrey': 'durango' } },
  GUA: {
    names: 'guanajuato',
    zones: { 'America/Mexico_City': 'guanajuato, leon, irapuato, celaya, san miguel, san miguel allende' },
  },
  GRO: { names: 'guerrero', zones: { 'America/Mexico_City': 'acapulco, chilpancingo' } },
  HID: { names: 'hidalgo', zones: { 'America/Mexico_City': 'pachuca' } },
  JAL: { names: 'jalisco', zones: { 'America/Mexico_City': 'guadalajara, zapopan, puerto vallarta' } },
  MEX: {
    names: 'estado mexico, edomex',
    zones: { 'America/Mexico_City': 'toluca, ecatepec, nezahualcoyotl' },
  },
  MIC: { names: 'michoacan', zones: { 'America/Mexico_City': 'morelia, uruapan, zamora' } },
  MOR: { names: 'morelos', zones: { 'America/Mexico_City': 'cuernavaca' } },
  NAY: {
    names: 'nayarit',
    zones: { 'America/Mazatlan': 'tepic', 'America/Bahia_Banderas': 'bahia banderas' },
  },
  // A town of its border keeps the other.
  NLE: {
    names: 'nuevo leon',
    zones: { 'America/Monterrey': 'monterrey, monterey', 'America/Matamoros': '' },
  },
  OAX: { names: 'oaxaca', zones: { 'America/Mexico_City': 'oaxaca' } },
  PUE: { names: 'puebla', zones: { 'America/Mexico_City': 'puebla' } },
  QUE: { names: 'queretaro', zones: { 'America/Mexico_City': 'queretaro' } },
  ROO: {
    names: 'quintana roo',
    zones: { 'America/Cancun': 'cancun, playa carmen, chetumal, cozumel, tulum' },
  },
  SLP: { names: 'san luis potosi', zones: { 'America/Mexico_City': 'san luis potosi' } },
  SIN: { names: 'sinaloa', zones: { 'America/Mazatlan': 'mazatlan, culiacan, los mochis' } },
  SON: { names: 'sonora', zones: { 'America/Hermosillo': 'hermosillo, ciudad obregon, nogales' } },
  TAB: { names: 'tabasco', zones: { 'America/Mexico_City': 'villahermosa' } },
  TAM: {
    names: 'tamaulipas',
    zones: {
      'America/Monterrey': 'tampico, ciudad victoria',
      'America/Matamoros': 'matamoros, reynosa, nuevo laredo',
    },
  },
  TLA: { names: 'tlaxcala', zones: { 'America/Mexico_City': 'tlaxcala' } },
  VER: { names: 'veracruz', zones: { 'America/Mexico_City': 'veracruz, xalapa, jalapa, coatzacoalcos' } },
  YUC: { names: 'yucatan', zones: { 'America/Merida': 'merida' } },
  ZAC: { names: 'zacatecas', zones: { 'America/Mexico_City': 'zacatecas' } },
};

/** The provinces of Canada by their postal codes; one that keeps a second time has both, and is asked about. */
export const canadianProvinces: Readonly<Record<string, Region>> = {
  ON: {
    names: 'ontario',
    zones: { 'America/Toronto': 'toronto, ottawa, mississauga', 'America/Winnipeg': '' },
  },
  QC: { names: 'quebec', zones: { 'America/Toronto': 'montreal, quebec city', 'America/Blanc-Sablon': '' } },
  BC: {
    names: 'british columbia, columbia britanica',
    zones: { 'America/Vancouver': 'vancouver, surrey', 'America/Edmonton': '', 'America/Creston': '' },
  },
  AB: { names: 'alberta', zones: { 'America/Edmonton': 'calgary, edmonton' } },
  MB: { names: 'manitoba', zones: { 'America/Winnipeg': 'winnipeg' } },
  SK: { names: 'saskatchewan', zones: { 'America/Regina': 'saskatoon' } },
  NS: { names: 'nova scotia, nueva escocia', zones: { 'America/Halifax': 'halifax' } },
  NB: { names: 'new brunswick, nuevo brunswick', zones: { 'America/Moncton': 'moncton' } },
  NL: { names: 'newfoundland, labrador', zones: { 'America/St_Johns': '', 'America/Goose_Bay': '' } },
};
