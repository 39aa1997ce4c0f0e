import { betaGeometric } from './beta-geometric.ts';
import type { Btyd } from './model.ts';

/** MBG/NBD of Batislam, Denizel & Filiztekin (2007, doi:10.1016/j.ijresmar.2006.12.005): the first purchase may be the last. */
export const mbg: Btyd = betaGeometric(1);
