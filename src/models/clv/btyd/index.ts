import { bg } from './bg.ts';
import { bgbb } from './bgbb.ts';
import { mbg } from './mbg.ts';
import type { Btyd, ModelId } from './model.ts';
import { nbd } from './nbd.ts';
import { pareto } from './pareto.ts';

export const BTYD: Record<ModelId, Btyd> = { mbg, bg, pareto, nbd, bgbb };
