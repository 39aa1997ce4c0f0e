import type { RestMessages } from './en.ts';
import { importing } from './zh-CN/import.ts';
import { layouts } from './zh-CN/layouts.ts';
import { data } from './zh-CN/data.ts';
import { desk } from './zh-CN/desk.ts';
import { loaded } from './zh-CN/loaded.ts';
import { overview } from './zh-CN/overview.ts';
import { rfm } from './zh-CN/rfm.ts';
import { rfmRules } from './zh-CN/rfm-rules.ts';
import { ruleSets } from './zh-CN/rule-sets.ts';
import { segments } from './zh-CN/segments.ts';
import { repurchase } from './zh-CN/repurchase.ts';
import { repurchaseViews } from './zh-CN/repurchase-views.ts';
import { association } from './zh-CN/association.ts';
import { cohorts } from './zh-CN/cohorts.ts';
import { lifecycle } from './zh-CN/lifecycle.ts';
import { clv } from './zh-CN/clv.ts';
import { clvAct } from './zh-CN/clv-act.ts';
import { clvGroups } from './zh-CN/clv-groups.ts';
import { clvFormulas } from './zh-CN/clv-formulas.ts';
import { clvMethods } from './zh-CN/clv-methods.ts';
import { lab } from './zh-CN/lab.ts';
import { clvRefresh } from './zh-CN/clv-refresh.ts';
import { clvCustomer } from './zh-CN/clv-customer.ts';
import { clvValue } from './zh-CN/clv-value.ts';
import { clvWarnings } from './zh-CN/clv-warnings.ts';
import { clvTrust } from './zh-CN/clv-trust.ts';
import { clusters } from './zh-CN/clusters.ts';
import { methods } from './zh-CN/methods.ts';
import { segmentPages } from './zh-CN/segment-pages.ts';
import { customers } from './zh-CN/customers.ts';
import { sqlDesk } from './zh-CN/sql-desk.ts';
import { privacy } from './zh-CN/privacy.ts';
import { recipe } from './zh-CN/recipe.ts';

export const zhCNRest: RestMessages = {
  ...importing,
  ...layouts,
  ...data,
  ...desk,
  ...loaded,
  ...overview,
  ...rfm,
  ...rfmRules,
  ...ruleSets,
  ...segments,
  ...repurchase,
  ...repurchaseViews,
  ...association,
  ...cohorts,
  ...lifecycle,
  ...clv,
  ...clvFormulas,
  ...clvMethods,
  ...lab,
  ...clvRefresh,
  ...clvCustomer,
  ...clvValue,
  ...clvWarnings,
  ...clvTrust,
  ...clvAct,
  ...clvGroups,
  ...clusters,
  ...methods,
  ...segmentPages,
  ...customers,
  ...sqlDesk,
  ...privacy,
  ...recipe,
};
