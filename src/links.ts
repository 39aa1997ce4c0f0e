/** Every link to another origin, none of them ever built from data. The build is searched for others. */
export const LINKS = {
  bgnbd: 'https://doi.org/10.1287/mksc.1040.0098',
  wilson: 'https://doi.org/10.1080/01621459.1927.10502953',
  kaplanMeier: 'https://doi.org/10.1080/01621459.1958.10501452',
} as const;
