import * as v from 'valibot';
import type { Phrase } from '#core/phrase.ts';
import type { Context } from '#models/question.ts';
import type { Sql } from '#sql/tag.ts';
import { association } from './association.ts';
import { forecast } from './clv.ts';
import { clvAct, clvWinBack } from './clv-act.ts';
import { clvGroup } from './clv-groups.ts';
import { clvTier } from './clv-tier.ts';
import { clvTenth } from './clv-trust.ts';
import { clvMove } from './clv-refresh.ts';
import { cluster, clusterClass, clusterField } from './clusters.ts';
import { cohort } from './cohorts.ts';
import {
  lifecycleLater,
  lifecycleLoyalty,
  lifecycleMonth,
  lifecycleMove,
  lifecycleStage,
  lifecycleState,
  lifecycleUpgrade,
} from './lifecycle.ts';
import type { Mark } from './mark.ts';
import {
  repurchaseCategory,
  repurchaseDays,
  repurchaseGap,
  repurchaseGroup,
  repurchaseRetention,
  repurchaseStep,
  repurchaseTime,
} from './repurchase.ts';
import { rfmCell, rfmClass, rfmHistory, rfmMigration, rfmMove } from './rfm.ts';

/** Every mark whose customers can be opened and saved, by the `kind` of its definition. A new one adds its line here. */
const MARKS = {
  rfm: rfmClass,
  'rfm-cell': rfmCell,
  'rfm-move': rfmMove,
  'rfm-migration': rfmMigration,
  'rfm-history': rfmHistory,
  association,
  clv: forecast,
  'clv-act': clvAct,
  'clv-win-back': clvWinBack,
  'clv-group': clvGroup,
  'clv-tier': clvTier,
  'clv-tenth': clvTenth,
  'clv-move': clvMove,
  cluster,
  'cluster-class': clusterClass,
  'cluster-field': clusterField,
  cohort,
  'repurchase-group': repurchaseGroup,
  'repurchase-days': repurchaseDays,
  'repurchase-category': repurchaseCategory,
  'repurchase-step': repurchaseStep,
  'repurchase-gap': repurchaseGap,
  'repurchase-time': repurchaseTime,
  'repurchase-retention': repurchaseRetention,
  'lifecycle-state': lifecycleState,
  'lifecycle-move': lifecycleMove,
  'lifecycle-month': lifecycleMonth,
  'lifecycle-stage': lifecycleStage,
  'lifecycle-later': lifecycleLater,
  'lifecycle-upgrade': lifecycleUpgrade,
  'lifecycle-loyalty': lifecycleLoyalty,
};

type Marks = typeof MARKS;
export type MarkDefinition = { [K in keyof Marks]: v.InferOutput<Marks[K]['schema']> }[keyof Marks];

// Which mark it is decides what its functions take.
const markOf = ({ kind }: MarkDefinition) => MARKS[kind] as unknown as Mark<v.GenericSchema<MarkDefinition>>;

/** The members, as a SELECT of `customer_id`. @throws {RangeError} for settings that cannot be used */
export const markMembersSql = (definition: MarkDefinition, context: Context): Sql =>
  markOf(definition).members(definition, context);

export const describeMark = (definition: MarkDefinition): Phrase => markOf(definition).describe(definition);

/** A mark from untrusted JSON, checked down to every value; null when it is none. */
export function readMark(input: unknown): MarkDefinition | null {
  const kind = typeof input === 'object' && input !== null && 'kind' in input ? input.kind : null;
  const known = Object.keys(MARKS).find((id) => id === kind) as keyof Marks | undefined;
  if (known === undefined) return null;
  const { success, output } = v.safeParse(MARKS[known].schema, input);
  return success ? output : null;
}
