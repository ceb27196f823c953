import type { Region } from './region.ts';

/**
 * The states of the United States by their postal codes, each with its zones and their cities. Which part of a state keeps
 * which time: 49 CFR Part 71 (standard time zone boundaries); a state with several is asked about. A city stands here if it
 * has over 100,000 people or is often named; one whose namesake is in another zone stands in both states, and is asked about.
 */
export const usStates: Readonly<Record<string, Region>> = {
  AL: { names: 'alabama', zones: { 'America/Chicago': 'birmingham, montgomery, mobile, huntsville' } },
  AK: { names: 'alaska', zones: { 'America/Anchorage': 'anchorage, fairbanks, juneau', 'America/Adak': '' } },
  // The Navajo Nation changes its clocks.
  AZ: {
    names: 'arizona',
    zones: {
      'America/Phoenix':
        'phoenix, tucson, mesa, chandler, gilbert, glendale, scottsdale, tempe, peoria, surprise, flagstaff, yuma, nogales',
      'America/Denver': 'navajo nation, nacion navajo, tuba city, window rock',
    },
  },
  AR: { names: 'arkansas', zones: { 'America/Chicago': 'little rock, fayetteville, springdale' } },
  CA: {
    names: 'california, calif, cali, socal, southern california, sur california, norcal, northern california',
    zones: {
      'America/Los_Angeles':
        'los angeles, la, los angeles county, la county, condado los angeles, east los angeles, east la, south la, south los angeles, south central, downtown la, downtown los angeles, dtla, centro los angeles, sur los angeles, este los angeles, long beach, santa clarita, valencia, glendale, lancaster, palmdale, pomona, torrance, pasadena, south pasadena, altadena, el monte, south el monte, inglewood, downey, west covina, norwalk, burbank, compton, south gate, carson, santa monica, whittier, hawthorne, alhambra, lakewood, bellflower, baldwin park, lynwood, redondo beach, pico rivera, montebello, monterey park, gardena, huntington park, arcadia, diamond bar, paramount, rosemead, glendora, cerritos, la mirada, covina, azusa, bell gardens, la puente, culver city, san gabriel, monrovia, san marino, bell, claremont, west hollywood, temple city, manhattan beach, san dimas, beverly hills, lawndale, la verne, walnut, maywood, san fernando, san fernando valley, valle san fernando, cudahy, duarte, lomita, hermosa beach, calabasas, commerce, vernon, malibu, signal hill, hollywood, north hollywood, boyle heights, koreatown, van nuys, pacoima, panorama city, reseda, canoga park, northridge, sylmar, granada hills, echo park, highland park, westlake, pico union, macarthur park, watts, wilmington, san pedro, westwood, encino, eagle rock, orange county, inland empire, anaheim, santa ana, irvine, huntington beach, garden grove, fullerton, costa mesa, orange, ontario, riverside, san bernardino, fontana, moreno valley, rancho cucamonga, corona, victorville, murrieta, temecula, jurupa valley, rialto, hesperia, redlands, indio, palm springs, oxnard, ventura, thousand oaks, simi valley, santa barbara, santa maria, san luis obispo, bakersfield, fresno, visalia, madera, merced, modesto, stockton, sacramento, davis, elk grove, roseville, redding, chico, monterey, salinas, watsonville, santa cruz, sonora, bay area, area bahia, san francisco, oakland, berkeley, richmond, concord, antioch, vallejo, fairfield, santa rosa, sonoma, napa, hayward, fremont, newark, san jose, santa clara, sunnyvale, mountain view, palo alto, san mateo, daly city, silicon valley, san diego, chula vista, oceanside, escondido, carlsbad, el cajon, national city, san ysidro, el centro, calexico',
    },
  },
  CO: {
    names: 'colorado',
    zones: {
      'America/Denver':
        'denver, colorado springs, aurora, fort collins, lakewood, thornton, arvada, boulder, pueblo, greeley, durango',
    },
  },
  CT: {
    names: 'connecticut',
    zones: { 'America/New_York': 'hartford, new haven, bridgeport, stamford, norwalk, waterbury' },
  },
  DE: { names: 'delaware', zones: { 'America/New_York': 'wilmington, dover' } },
  DC: {
    names: 'district of columbia, distrito columbia',
    zones: { 'America/New_York': 'washington, washington dc, dc' },
  },
  FL: {
    names: 'florida',
    zones: {
      'America/New_York':
        'miami, orlando, tampa, jacksonville, fort lauderdale, hialeah, hollywood, st petersburg, homestead, west palm beach, tallahassee, miramar, gainesville',
      'America/Chicago': 'pensacola, panama city',
    },
  },
  GA: {
    names: 'georgia',
    zones: { 'America/New_York': 'atlanta, athens, savannah, augusta, macon, columbus, sandy springs' },
  },
  HI: { names: 'hawaii, hawai', zones: { 'Pacific/Honolulu': 'honolulu, hilo, maui' } },
  ID: {
    names: 'idaho',
    zones: {
      'America/Boise': 'boise, nampa, meridian, caldwell, idaho falls, pocatello, twin falls',
      'America/Los_Angeles': 'coeur dalene, lewiston',
    },
  },
  IL: {
    names: 'illinois',
    zones: {
      'America/Chicago':
        'chicago, cicero, aurora, joliet, naperville, rockford, elgin, waukegan, springfield, peoria, bloomington',
    },
  },
  IN: {
    names: 'indiana',
    zones: {
      'America/Indianapolis': 'indianapolis, fort wayne, south bend, bloomington, lafayette, elkhart',
      'America/Chicago': 'gary, hammond, east chicago, evansville, valparaiso',
    },
  },
  IA: { names: 'iowa', zones: { 'America/Chicago': 'des moines, cedar rapids, davenport, iowa city' } },
  KS: {
    names: 'kansas',
    zones: {
      'America/Chicago':
        'wichita, kansas city, topeka, overland park, olathe, lawrence, dodge city, garden city',
      'America/Denver': '',
    },
  },
  KY: {
    names: 'kentucky',
    zones: { 'America/Louisville': 'louisville, lexington', 'America/Chicago': 'bowling green, paducah' },
  },
  LA: {
    names: 'louisiana, luisiana',
    zones: { 'America/Chicago': 'new orleans, nueva orleans, baton rouge, shreveport, lafayette' },
  },
  ME: { names: 'maine', zones: { 'America/New_York': 'portland, bangor, lewiston, augusta' } },
  MD: { names: 'maryland', zones: { 'America/New_York': 'baltimore, silver spring, annapolis, columbia' } },
  MA: {
    names: 'massachusetts',
    zones: {
      'America/New_York': 'boston, worcester, springfield, cambridge, lowell, lynn, salem, chelsea, lawrence',
    },
  },
  MI: {
    names: 'michigan',
    zones: {
      'America/Detroit': 'detroit, grand rapids, lansing, ann arbor, flint, dearborn, kalamazoo',
      'America/Menominee': '',
    },
  },
  MN: {
    names: 'minnesota',
    zones: { 'America/Chicago': 'minneapolis, st paul, rochester, bloomington, duluth' },
  },
  MS: { names: 'mississippi, misisipi', zones: { 'America/Chicago': 'jackson, biloxi' } },
  MO: {
    names: 'missouri, misuri',
    zones: { 'America/Chicago': 'kansas city, st louis, saint louis, springfield, columbia, independence' },
  },
  MT: { names: 'montana', zones: { 'America/Denver': 'billings, missoula, bozeman, helena' } },
  NE: {
    names: 'nebraska',
    zones: { 'America/Chicago': 'omaha, lincoln, grand island', 'America/Denver': 'scottsbluff' },
  },
  NV: {
    names: 'nevada',
    zones: {
      'America/Los_Angeles': 'las vegas, north las vegas, henderson, reno, sparks, carson city',
      'America/Denver': 'west wendover',
    },
  },
  NH: {
    names: 'new hampshire, nuevo hampshire',
    zones: { 'America/New_York': 'manchester, nashua, concord' },
  },
  NJ: {
    names: 'new jersey, nueva jersey',
    zones: {
      'America/New_York':
        'newark, jersey, jersey city, paterson, elizabeth, trenton, union city, camden, lakewood',
    },
  },
  NM: {
    names: 'new mexico, nuevo mexico',
    zones: { 'America/Denver': 'albuquerque, santa fe, las cruces, roswell' },
  },
  NY: {
    names: 'new york state, new york, nueva york, estado nueva york',
    zones: {
      'America/New_York':
        'new york, new york city, nueva york, ciudad nueva york, nyc, ny city, manhattan, brooklyn, queens, bronx, the bronx, el bronx, staten island, long island, harlem, jamaica, corona, koreatown, buffalo, rochester, albany, syracuse, yonkers',
    },
  },
  NC: {
    names: 'north carolina, carolina norte',
    zones: {
      'America/New_York':
        'charlotte, raleigh, durham, greensboro, winston salem, fayetteville, wilmington, concord, jacksonville',
    },
  },
  ND: {
    names: 'north dakota, dakota norte',
    zones: { 'America/Chicago': 'fargo, bismarck, grand forks, minot', 'America/Denver': 'dickinson' },
  },
  OH: {
    names: 'ohio',
    zones: {
      'America/New_York': 'columbus, cleveland, cincinnati, toledo, akron, dayton, lima, springfield',
    },
  },
  OK: { names: 'oklahoma', zones: { 'America/Chicago': 'oklahoma city, tulsa, norman, lawton' } },
  OR: {
    names: 'oregon',
    zones: {
      'America/Los_Angeles':
        'portland, salem, eugene, gresham, hillsboro, beaverton, bend, medford, springfield',
      'America/Boise': 'ontario',
    },
  },
  PA: {
    names: 'pennsylvania, pensilvania',
    zones: {
      'America/New_York':
        'philadelphia, filadelfia, pittsburgh, allentown, erie, reading, scranton, lancaster, harrisburg',
    },
  },
  RI: { names: 'rhode island', zones: { 'America/New_York': 'providence' } },
  SC: {
    names: 'south carolina, carolina sur',
    zones: { 'America/New_York': 'charleston, columbia, greenville' },
  },
  SD: {
    names: 'south dakota, dakota sur',
    zones: { 'America/Chicago': 'sioux falls', 'America/Denver': 'rapid city' },
  },
  TN: {
    names: 'tennessee, tenesi',
    zones: {
      'America/Chicago': 'nashville, memphis, clarksville, murfreesboro, jackson',
      'America/New_York': 'knoxville, chattanooga',
    },
  },
  TX: {
    names: 'texas, tejas',
    zones: {
      'America/Chicago':
        'houston, dallas, san antonio, austin, fort worth, arlington, corpus christi, plano, laredo, lubbock, irving, garland, mcallen, hidalgo, midland, odessa, amarillo, brownsville, pasadena, rio grande valley, eagle pass',
      'America/Denver': 'el paso',
    },
  },
  UT: {
    names: 'utah',
    zones: {
      'America/Denver': 'salt lake city, salt lake, west valley city, provo, west jordan, orem, ogden',
    },
  },
  VT: { names: 'vermont', zones: { 'America/New_York': 'burlington, montpelier' } },
  VA: {
    names: 'virginia',
    zones: {
      'America/New_York':
        'virginia beach, richmond, norfolk, arlington, alexandria, chesapeake, newport news, hampton, fairfax',
    },
  },
  WA: {
    names: 'washington, washington state, estado washington',
    zones: {
      'America/Los_Angeles': 'seattle, spokane, tacoma, vancouver, bellevue, kent, everett, yakima, olympia',
    },
  },
  WV: {
    names: 'west virginia, virginia occidental',
    zones: { 'America/New_York': 'charleston, huntington' },
  },
  WI: { names: 'wisconsin', zones: { 'America/Chicago': 'milwaukee, madison, green bay, kenosha, racine' } },
  WY: { names: 'wyoming', zones: { 'America/Denver': 'cheyenne, casper' } },
};
