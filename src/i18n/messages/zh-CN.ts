import type { Messages } from './en.ts';
import { charts } from './zh-CN/charts.ts';
import { ui } from './zh-CN/ui.ts';
import { common } from './zh-CN/common.ts';
import { samples } from './zh-CN/samples.ts';
import { importing } from './zh-CN/import.ts';
import { layouts } from './zh-CN/layouts.ts';
import { storage } from './zh-CN/storage.ts';
import { shell } from './zh-CN/shell.ts';
import { data } from './zh-CN/data.ts';
import { desk } from './zh-CN/desk.ts';
import { loaded } from './zh-CN/loaded.ts';
import { overview, start } from './zh-CN/overview.ts';
import { rfm } from './zh-CN/rfm.ts';
import { rfmRules } from './zh-CN/rfm-rules.ts';
import { ruleSets } from './zh-CN/rule-sets.ts';
import { shared } from './zh-CN/shared.ts';
import { segments } from './zh-CN/segments.ts';
import { repurchase } from './zh-CN/repurchase.ts';
import { repurchaseViews } from './zh-CN/repurchase-views.ts';
import { association } from './zh-CN/association.ts';
import { cohorts } from './zh-CN/cohorts.ts';
import { lifecycle } from './zh-CN/lifecycle.ts';
import { clv } from './zh-CN/clv.ts';
import { clusters } from './zh-CN/clusters.ts';
import { methods } from './zh-CN/methods.ts';
import { segmentPages } from './zh-CN/segment-pages.ts';
import { customers } from './zh-CN/customers.ts';
import { sqlDesk } from './zh-CN/sql-desk.ts';
import { recipe } from './zh-CN/recipe.ts';
import { privacy } from './zh-CN/privacy.ts';

export const zhCN: Messages = {
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
};
