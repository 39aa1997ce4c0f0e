import { importing } from './en/import.ts';
import { layouts } from './en/layouts.ts';
import { data } from './en/data.ts';
import { desk } from './en/desk.ts';
import { loaded } from './en/loaded.ts';
import { overview } from './en/overview.ts';
import { rfm } from './en/rfm.ts';
import { rfmRules } from './en/rfm-rules.ts';
import { ruleSets } from './en/rule-sets.ts';
import { segments } from './en/segments.ts';
import { repurchase } from './en/repurchase.ts';
import { repurchaseViews } from './en/repurchase-views.ts';
import { association } from './en/association.ts';
import { cohorts } from './en/cohorts.ts';
import { lifecycle } from './en/lifecycle.ts';
import { clv } from './en/clv.ts';
import { clvAct } from './en/clv-act.ts';
import { clvGroups } from './en/clv-groups.ts';
import { clvFormulas } from './en/clv-formulas.ts';
import { clvMethods } from './en/clv-methods.ts';
import { lab } from './en/lab.ts';
import { clvRefresh } from './en/clv-refresh.ts';
import { clvCustomer } from './en/clv-customer.ts';
import { clvValue } from './en/clv-value.ts';
import { clvWarnings } from './en/clv-warnings.ts';
import { clvTrust } from './en/clv-trust.ts';
import { clusters } from './en/clusters.ts';
import { methods } from './en/methods.ts';
import { segmentPages } from './en/segment-pages.ts';
import { customers } from './en/customers.ts';
import { sqlDesk } from './en/sql-desk.ts';
import { privacy } from './en/privacy.ts';
import { recipe } from './en/recipe.ts';

/** Everything that is said from the second screen on. */
export const enRest = {
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
} as const;
