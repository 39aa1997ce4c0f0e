/** Every link to another origin, none of them ever built from data. The build is searched for others. */
export const LINKS = {
  bgnbd: 'https://doi.org/10.1287/mksc.1040.0098',
  wilson: 'https://doi.org/10.1080/01621459.1927.10502953',
  kaplanMeier: 'https://doi.org/10.1080/01621459.1958.10501452',
  hyndmanFan: 'https://doi.org/10.1080/00031305.1996.10473566',
  onlineRetail: 'https://doi.org/10.1057/dbm.2012.17',
  lorenz: 'https://doi.org/10.2307/2276207',
  gupta: 'https://doi.org/10.1177/1094670506293810',
  /** A name that never exists (RFC 2606): the Privacy screen tries to reach it, to show that it cannot. */
  nowhere: 'https://example.invalid/',
} as const;
