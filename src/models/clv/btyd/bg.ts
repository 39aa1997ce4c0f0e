import { betaGeometric } from './beta-geometric.ts';
import type { Btyd } from './model.ts';

/** BG/NBD of Fader, Hardie & Lee (2005, doi:10.1287/mksc.1040.0098): nobody leaves before the first repeat purchase. */
export const bg: Btyd = betaGeometric(0);
