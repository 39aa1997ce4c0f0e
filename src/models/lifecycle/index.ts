import { question, type NoParams } from '../question.ts';
import type { FlowsBy, LifecycleSettings, SuperRule } from './settings.ts';
import { flowsSql, gapsSql, hazardSql, loyaltySql, rhythmRowSql, statesSql, transitionsSql } from './sql.ts';
import { laterSql, ladderSql, stagesSql, thresholdsSql, upgradesSql } from './stages.ts';

export * from './settings.ts';
export { activityMembersSql, FLOW_STATES, loyaltyMembersSql, moveMembersSql, stateMembersSql } from './sql.ts';
export { laterMembersSql, stageMembersSql, upgradeMembersSql } from './stages.ts';

interface Settings {
  readonly settings: LifecycleSettings;
}
interface Rule {
  readonly rule: SuperRule;
}

/** `lifecycle-states.csv`: every state on the last day, empty ones too; `own_customers` are judged by their own gaps. */
export const states = question({
  columns: {
    state: 'text',
    customers: 'integer',
    share: 'number?',
    orders: 'integer',
    revenue: 'number',
    revenue_share: 'number?',
    own_customers: 'integer',
    median_days: 'number?',
  },
  sql: ({ settings }: Settings, context) => statesSql(settings, context),
});

/**
 * One row: the gaps between purchase days, and the cuts. `own_silent` and `own_lost` are multiples of the own gap (null
 * when the cut is in days or nobody has an own gap), `rest_silent` and `rest_lost` days of silence (null when nothing
 * tells). `ratios` counts the gaps that could be compared with an own gap known before them; `beyond` those longer than a cut.
 */
export const rhythm = question({
  columns: {
    customers: 'integer',
    repeat_customers: 'integer',
    own_customers: 'integer',
    gaps: 'integer',
    ratios: 'integer',
    median_gap: 'number?',
    gap_p75: 'number?',
    gap_p90: 'number?',
    gap_p975: 'number?',
    ratio_p90: 'number?',
    ratio_p975: 'number?',
    own_silent: 'number?',
    own_lost: 'number?',
    rest_silent: 'number?',
    rest_lost: 'number?',
    own_beyond_silent: 'integer',
    own_beyond_lost: 'integer',
    rest_beyond_silent: 'integer',
    rest_beyond_lost: 'integer',
  },
  sql: ({ settings }: Settings, context) => rhythmRowSql(settings, context),
});

/** `lifecycle-gaps.csv`: gaps after which customers came back, in days or as multiples of the own gap; the last bin is open. */
export const gaps = question({
  columns: { low: 'number', high: 'number?', gaps: 'integer' },
  sql: (
    { of, width, most }: { readonly of: 'days' | 'times'; readonly width: number; readonly most: number },
    context,
  ) => gapsSql(of, width, most, context),
});

/**
 * `lifecycle-transitions.csv`: customers by state at the end of the month before (`none` before the first order) and at the
 * end of the month; only pairs that occur. The last month ends on the last day of the frame, `complete` or not.
 */
export const transitions = question({
  columns: { month_end: 'day', from_state: 'text', to_state: 'text', customers: 'integer', complete: 'text' },
  sql: ({ settings }: Settings, context) => transitionsSql(settings, context),
});

/**
 * `lifecycle-flows.csv`: per month the customers there at its beginning (`base`), those of them still there (`kept`), new
 * ones, those who came back and those who went; retention kept / base with Wilson's interval. By `rhythm`, there is who
 * is not lost; by `month`, who bought in the month.
 */
export const flows = question({
  columns: {
    month_end: 'day',
    base: 'integer',
    kept: 'integer',
    newcomers: 'integer',
    returned: 'integer',
    lost: 'integer',
    rate: 'number?',
    low: 'number?',
    high: 'number?',
    complete: 'text',
  },
  sql: ({ by, settings }: Settings & { readonly by: FlowsBy }, context) => flowsSql(by, settings, context),
});

/**
 * `lifecycle-hazard.csv`: of silences that had lasted `day` days and were observed `within` days longer, those ended by an
 * order in that time; after the `first` purchase day, after `later` ones, and after `all`. Days in steps.
 */
export const hazard = question({
  columns: {
    part: 'text',
    day: 'integer',
    eligible: 'integer',
    returned: 'integer',
    rate: 'number?',
    low: 'number?',
    high: 'number?',
  },
  sql: ({ within, step }: { readonly within: number; readonly step: number }, context) =>
    hazardSql(within, step, context),
});

/** `lifecycle-stages.csv`; `least_revenue` is the smallest revenue in the stage. */
export const stages = question({
  columns: {
    stage: 'text',
    customers: 'integer',
    share: 'number?',
    orders: 'integer',
    revenue: 'number',
    revenue_share: 'number?',
    aov: 'number?',
    least_revenue: 'number?',
    median_days: 'number?',
  },
  sql: ({ rule }: Rule, context) => stagesSql(rule, context),
});

/** `lifecycle-thresholds.csv`: super-users and their share of revenue at each threshold. */
export const thresholds = question({
  columns: { value: 'integer', customers: 'integer', share: 'number?', revenue: 'number', revenue_share: 'number?' },
  sql: ({ by }: { readonly by: SuperRule['by'] }, context) => thresholdsSql(by, context),
});

/** `lifecycle-later.csv`: stages as known `days` before the last day, and who of each has bought since. */
export const later = question({
  columns: {
    stage: 'text',
    customers: 'integer',
    bought: 'integer',
    rate: 'number?',
    low: 'number?',
    high: 'number?',
  },
  sql: ({ rule, days }: Rule & { readonly days: number }, context) => laterSql(rule, days, context),
});

/** `lifecycle-upgrades.csv`: of those in a stage when the month began, how many left it upwards in that month. */
export const upgrades = question({
  columns: {
    month_end: 'day',
    from_stage: 'text',
    eligible: 'integer',
    upgraded: 'integer',
    rate: 'number?',
    low: 'number?',
    high: 'number?',
    complete: 'text',
  },
  sql: ({ rule }: Rule, context) => upgradesSql(rule, context),
});

/**
 * `lifecycle-ladder.csv`: customers standing on each step, those who reached it, and those who went on, with the median
 * days that took. `rate` counts those who went on within `days`, of those observed that long after reaching the step.
 */
export const ladder = question({
  columns: {
    step: 'text',
    customers: 'integer',
    share: 'number?',
    revenue: 'number',
    revenue_share: 'number?',
    reached: 'integer',
    moved: 'integer?',
    conversion: 'number?',
    median_days: 'number?',
    eligible: 'integer?',
    within_days: 'integer?',
    rate: 'number?',
    low: 'number?',
    high: 'number?',
  },
  sql: ({ days }: NoParams & { readonly days: number }, context) => ladderSql(days, context),
});

/** `lifecycle-loyalty.csv`: loyal and swing customers by whether they ever fell silent. */
export const loyalty = question({
  columns: {
    loyalty: 'text',
    customers: 'integer',
    share: 'number?',
    orders: 'integer',
    revenue: 'number',
    revenue_share: 'number?',
    aov: 'number?',
  },
  sql: ({ settings }: Settings, context) => loyaltySql(settings, context),
});
