import { charts } from './en/charts.ts';
import { ui } from './en/ui.ts';
import { common } from './en/common.ts';
import { samples } from './en/samples.ts';
import { importing } from './en/import.ts';
import { layouts } from './en/layouts.ts';
import { storage } from './en/storage.ts';
import { shell } from './en/shell.ts';
import { data } from './en/data.ts';
import { desk } from './en/desk.ts';
import { loaded } from './en/loaded.ts';
import { overview, start } from './en/overview.ts';
import { rfm } from './en/rfm.ts';
import { rfmRules } from './en/rfm-rules.ts';
import { ruleSets } from './en/rule-sets.ts';
import { shared } from './en/shared.ts';
import { segments } from './en/segments.ts';
import { repurchase } from './en/repurchase.ts';
import { repurchaseViews } from './en/repurchase-views.ts';
import { association } from './en/association.ts';
import { cohorts } from './en/cohorts.ts';
import { lifecycle } from './en/lifecycle.ts';
import { clv } from './en/clv.ts';
import { clusters } from './en/clusters.ts';
import { methods } from './en/methods.ts';
import { segmentPages } from './en/segment-pages.ts';
import { customers } from './en/customers.ts';
import { sqlDesk } from './en/sql-desk.ts';
import { recipe } from './en/recipe.ts';
import { privacy } from './en/privacy.ts';

/** English is the source: another language that lacks a key, or adds one, does not compile. */
export const en = {
  ...common,
  ...samples,
  ...importing,
  ...layouts,
  ...data,
  ...desk,
  ...loaded,
  ...start,
  ...overview,
  ...rfm,
  ...rfmRules,
  ...ruleSets,
  ...shared,
  ...storage,
  ...charts,
  ...ui,
  ...shell,
  ...segments,
  ...repurchase,
  ...repurchaseViews,
  ...association,
  ...cohorts,
  ...lifecycle,
  ...clv,
  ...clusters,
  ...methods,
  ...segmentPages,
  ...customers,
  ...sqlDesk,
  ...privacy,
  ...recipe,
} as const;

type Shape<T> = { readonly [K in keyof T]: T[K] extends string ? string : T[K] };
export type Messages = Shape<typeof en>;
/** The type of an area's other language. */
export type Like<Area> = Shape<Area>;
