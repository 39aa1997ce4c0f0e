/** Every link to another origin, none of them ever built from data. The build is searched for others. */
export const LINKS = {
  bgnbd: 'https://doi.org/10.1287/mksc.1040.0098',
  batislam: 'https://doi.org/10.1016/j.ijresmar.2006.12.005',
  schmittlein: 'https://doi.org/10.1287/mnsc.33.1.1',
  ehrenberg: 'https://doi.org/10.2307/2985810',
  bgbb: 'https://doi.org/10.1287/mksc.1100.0580',
  isoValue: 'https://doi.org/10.1509/jmkr.2005.42.4.415',
  deLong: 'https://doi.org/10.2307/2531595',
  wilson: 'https://doi.org/10.1080/01621459.1927.10502953',
  kaplanMeier: 'https://doi.org/10.1080/01621459.1958.10501452',
  hyndmanFan: 'https://doi.org/10.1080/00031305.1996.10473566',
  onlineRetail: 'https://doi.org/10.1057/dbm.2012.17',
  lorenz: 'https://doi.org/10.2307/2276207',
  gupta: 'https://doi.org/10.1177/1094670506293810',
  /** A name that never exists (RFC 2606): the Privacy screen tries to reach it, to show that it cannot. */
  nowhere: 'https://example.invalid/',
} as const;
