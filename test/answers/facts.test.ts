import { describe, expect, test } from 'vitest';
import { parseBody } from '../../src/content/body.ts';
import { content } from './project-content.ts';

/** What each entry must tell in both languages: names, numbers and days, and who says so where sources differ. */
const FACTS: Record<string, readonly RegExp[]> = {
  'ordinance/number-and-title': [
    /188441/,
    /Prohibition of the Use of City Resources for Federal Immigration Enforcement/,
  ],
  'ordinance/what-it-is': [/9|December|diciembre/],
  'ordinance/contractors': [/article|artículo/],
  'ordinance/exceptions': [
    /7284\.6\(b\)\(1\)/,
    /aggravated felony/,
    /2018/,
    /repost|reproducida/,
    /leaves exceptions out|no menciona excepciones/,
  ],
  'ordinance/lapd-record': [/\b20\b/, /783/, /2022/, /FOX 11/],
  'ordinance/why-it-matters': [
    /not just in words|no solo con palabras|no solo de palabra|no sólo/i,
    /white supremacy|supremacía blanca/,
    /article|artículo/,
  ],
  'ordinance/warrants': [/2023/, /County|Condado/],
  'history/signed': [/Karen Bass|Bass/, /December 9, 2024|9 de diciembre de 2024/],
  'history/took-effect': [/10 d/, /December 9, 2024|9 de diciembre de 2024/],
  'history/votes': [
    /13.*0/,
    /12.*0/,
    /Park/,
    /Lee/,
    /Raman/,
    /November 19, 2024|19 de noviembre de 2024/,
    /December 4, 2024|4 de diciembre de 2024/,
  ],
  'history/motion-2023': [
    /March 7,\s2023|7 de marzo\sde 2023/,
    /Raman/,
    /Hernandez/,
    /Soto-Martínez/,
    /Price/,
    /valid warrant|orden válida/,
  ],
  'history/mcdonnell': [/2014/, /2018/, /1\.4 (million|millones)/, /1,223|1 223|1223/, /article|artículo/],
  'history/mcdonnell-vote': [
    /4 (to|a) 1/,
    /11 (to|a) 2/,
    /October 29, 2024|29 de octubre de 2024/,
    /November 8, 2024|8 de noviembre de 2024/,
    /repost|reprodu|vuelt|copia|republic/,
  ],
  'history/mcdonnell-protests': [
    /80/,
    /Jornaleros del Norte/,
    /CARECEN/,
    /Black Alliance for Just Immigration/,
    /September 2020|septiembre de 2020/,
  ],
  'history/campaign-start': [/2017/, /ICE out of LA/, /2019/],
  'history/city-of-sanctuary': [/2019/, /2017/, /12.*0/],
  'history/garcetti-directive': [/20/, /March 21, 2017|21 de marzo de 2017/],
  'history/other-cities': [/Santa Ana/, /Berkeley/, /6.*1|6.*0/, /January 17, 2017|17 de enero de 2017/],
  'history/drafting': [/June 9, 2023|9 de junio de 2023/, /60/, /November 12, 2024|12 de noviembre de 2024/],
  'history/november-19': [/Sanctuary Now/, /19/],
  'people/coalition': [
    /ACLU/,
    /CHIRLA/,
    /CLEAN Carwash/,
    /Garment Worker Center/,
    /NDLON/,
    /Public Counsel/,
    /UCLA Labor Center/,
  ],
  'people/immigrants': [/1\.3/, /1\.35/, /34/],
  'people/council-members': [/District 1|Distrito 1/, /DSA/],
  'people/article-author': [/Shiu-Ming Cheer/],
  'law/county': [/2020/, /judge|juez/],
  'law/federal-lawsuit': [/2:25-cv-05917/, /June 30, 2025|30 de junio de 2025/, /2026/],
  'law/special-order-40': [/1979/],
  'law/state-law': [/SB 54/, /January 4, 2018|4 de enero de 2018/],
  'law/trust-and-truth-acts': [/2014/, /2017/],
  'law/section-1373': [/1373/, /965 F\.3d 753/],
  'law/anti-commandeering': [/18-16496/, /San Francisco v\.\sBarr/],
  'law/mayor-directives': [/12/, /17/, /July 11, 2025|11 de julio de 2025/],
  'council/when-and-where': [/10/, /340/, /200 N\. Spring/, /Van Nuys/],
  'council/written-comment-and-agendas': [/LACouncilComment/],
  'council/interpretation-and-accommodation': [/72/, /clerk\.interpretation@lacity\.org/],
  'council/remote-comment': [/SB 707/, /January 7, 2025|7 de enero de 2025/],
  'council/watch-and-listen': [/35/, /YouTube/],
  'council/public-safety-committee': [/3:30/, /340/],
};

const says = (id: string, language: 'en' | 'es'): string =>
  parseBody(content.entry(id, language)?.body ?? '')
    .flatMap((block) => (block.kind === 'text' ? [block.text] : block.items))
    .join(' ');

describe.each(['en', 'es'] as const)('what the answers tell, in %s', (language) => {
  test.each(Object.entries(FACTS))('%s', (id, facts) => {
    const text = says(id, language);
    expect(facts.filter((fact) => !fact.test(text)).map(String)).toEqual([]);
  });
});
