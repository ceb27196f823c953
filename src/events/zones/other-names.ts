/**
 * Names that people have for zones beside the cities that the zones are named for: regions, states, countries and large
 * cities of the Americas, in both languages, without accents. Where a name means several, the likeliest stands first.
 */
const byZone: Readonly<Record<string, string>> = {
  'America/Los_Angeles':
    'la, l.a., pacific, pacifico, us pacific, pt, pst, pdt, california, san francisco, san diego, san jose, oakland, sacramento, fresno, long beach, anaheim, santa ana, las vegas, nevada, reno, seattle, washington, washington state, estado de washington, oregon, portland',
  'America/Denver':
    'mountain, montana, us mountain, mt, mst, mdt, colorado, utah, salt lake city, new mexico, nuevo mexico, albuquerque, wyoming, el paso, texas, tejas',
  'America/Phoenix': 'mountain, montana, mst, arizona, tucson',
  'America/Boise': 'idaho',
  'America/Chicago':
    'central, centro, us central, ct, cst, cdt, texas, tejas, houston, dallas, san antonio, austin, illinois, minnesota, minneapolis, wisconsin, milwaukee, new orleans, nueva orleans, louisiana, luisiana, kansas city, missouri, st louis, nashville, tennessee, oklahoma, iowa, kansas, nebraska, alabama, arkansas, mississippi',
  'America/New_York':
    'nyc, eastern, este, us eastern, et, est, edt, washington, washington dc, boston, massachusetts, philadelphia, filadelfia, pennsylvania, pensilvania, miami, orlando, tampa, florida, atlanta, georgia, new jersey, nueva jersey, newark, connecticut, maryland, baltimore, virginia, north carolina, carolina del norte, charlotte, ohio, cleveland, columbus, pittsburgh',
  'America/Detroit': 'michigan',
  'America/Indianapolis': 'indiana',
  'America/Anchorage': 'alaska, akst, akdt',
  'Pacific/Honolulu': 'hawaii, hawai, hst',
  'America/Puerto_Rico': 'puerto rico, san juan, atlantic, atlantico, ast',
  'America/Halifax': 'atlantic, atlantico, nova scotia, nueva escocia',
  'America/Toronto': 'ontario, ottawa, montreal, quebec',
  'America/Mexico_City':
    'mexico, cdmx, mexico df, df, centro, guadalajara, puebla, oaxaca, queretaro, leon, toluca, jalisco, michoacan, veracruz, acapulco',
  'America/Tijuana': 'baja california, mexicali, ensenada',
  'America/Mazatlan': 'pacifico, sinaloa, culiacan, la paz, nayarit',
  'America/Hermosillo': 'sonora',
  'America/Ciudad_Juarez': 'juarez',
  'America/Guatemala': 'guatemala',
  'America/El_Salvador': 'el salvador',
  'America/Tegucigalpa': 'honduras',
  'America/Managua': 'nicaragua',
  'America/Costa_Rica': 'costa rica, san jose',
  'America/Havana': 'cuba',
  'America/Santo_Domingo': 'dominican republic, republica dominicana',
  'America/Port-au-Prince': 'haiti',
  'America/Bogota': 'colombia, medellin, cali',
  'America/Lima': 'peru',
  'America/Guayaquil': 'ecuador, quito',
  'America/Caracas': 'venezuela',
  'America/La_Paz': 'bolivia',
  'America/Santiago': 'chile',
  'America/Asuncion': 'paraguay',
  'America/Montevideo': 'uruguay',
  'America/Buenos_Aires': 'argentina',
  'America/Sao_Paulo':
    'brazil, brasil, brasilia, rio, rio de janeiro, belo horizonte, curitiba, porto alegre',
  'America/Manaus': 'brazil, brasil',
  'Europe/Madrid': 'spain, espana, barcelona, valencia, sevilla, cet, cest',
  'Europe/London': 'united kingdom, reino unido, england, inglaterra',
  'Asia/Manila': 'philippines, filipinas',
  'Asia/Seoul': 'korea, corea, south korea',
  'Asia/Shanghai': 'china, beijing, pekin',
  'Asia/Tokyo': 'japan, japon',
  UTC: 'utc, gmt, z',
};

/** By zone, every other name of it. */
export const otherNames: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(byZone).map(([zone, names]) => [zone, names.split(', ')]),
);
