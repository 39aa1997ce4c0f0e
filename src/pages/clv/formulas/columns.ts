import { i18n, t } from '#i18n/i18n.svelte.ts';
import type { AnswerRow } from '#models/questions.ts';
import type { Column } from '#ui/column.ts';
import type { Bin, CoursePoint } from './findings.ts';
import type { Term, WayShown } from './beside.ts';
import type { CostRow, CourseUnit, Loss } from './churn.ts';
import { asLossClass, lineName } from './churn-words.ts';
import { asRanking, type Gain, type Judged } from './propensity.ts';
import type { Factor } from './words.ts';

export const factorColumns = (): Column<Factor>[] => [
  { key: 'factor', label: t('clv.column.factor'), type: 'text', value: ({ label }) => label },
  { key: 'amount', label: t('clv.column.amount'), type: 'decimal', value: () => null, text: ({ amount }) => amount },
  { key: 'where', label: t('clv.column.where'), type: 'text', value: ({ note }) => note },
];

export const courseColumns = (currency: string | null): Column<CoursePoint>[] => [
  { key: 'years', label: t('clv.course.column.years'), type: 'decimal', value: ({ x }) => x },
  { key: 'value', label: t('clv.course.column.value'), type: 'money', currency, value: ({ y }) => y },
];

export const binColumns = (currency: string | null): Column<Bin>[] => [
  { key: 'low', label: t('clv.column.low'), type: 'money', currency, value: ({ low }) => low },
  { key: 'high', label: t('clv.column.high'), type: 'money', currency, value: ({ high }) => high },
  { key: 'customers', label: t('clv.column.customers'), type: 'integer', value: ({ count }) => count },
];

export const customerColumns = (currency: string | null): Column<AnswerRow<'clv.customers'>>[] => [
  { key: 'place', label: t('clv.column.place'), type: 'integer', value: (row) => row.place },
  { key: 'customer_id', label: t('clv.column.customer'), type: 'text', value: (row) => row.customer_id },
  { key: 'orders', label: t('clv.column.orders'), type: 'integer', value: (row) => row.orders },
  {
    key: 'historic_value',
    label: t('clv.column.historic'),
    type: 'money',
    digits: 0,
    currency,
    value: (row) => row.historic_value,
  },
  { key: 'aov', label: t('clv.column.aov'), type: 'money', digits: 0, currency, value: (row) => row.aov },
  { key: 'orders_per_year', label: t('clv.column.perYear'), type: 'decimal', value: (row) => row.orders_per_year },
  { key: 'value', label: t('clv.column.value'), type: 'money', digits: 0, currency, value: (row) => row.value },
  {
    key: 'days_since_last_order',
    label: t('clv.column.days'),
    type: 'integer',
    value: (row) => row.days_since_last_order,
  },
];

const moneyColumn = <Row>(
  key: string,
  label: string,
  currency: string | null,
  value: (row: Row) => number | null,
): Column<Row> => ({ key, label, type: 'money', currency, value });

export const besideColumns = (currency: string | null): Column<WayShown>[] => [
  { key: 'way', label: t('beside.column.way'), type: 'text', value: ({ id }) => t(`beside.way.${id}`) },
  moneyColumn('horizon', t('beside.column.horizon'), currency, ({ value }) => value),
  moneyColumn('life', t('beside.column.life'), currency, ({ life }) => life ?? null),
  moneyColumn('low', t('beside.column.low'), currency, ({ low }) => low),
  moneyColumn('high', t('beside.column.high'), currency, ({ high }) => high),
  { key: 'assumes', label: t('beside.column.assumes'), type: 'text', value: ({ about }) => about },
];

export const termColumns = (): Column<Pick<Term, 'label' | 'amount' | 'note'>>[] => [
  { key: 'factor', label: t('clv.column.factor'), type: 'text', value: ({ label }) => label },
  { key: 'amount', label: t('clv.column.amount'), type: 'decimal', value: () => null, text: ({ amount }) => amount },
  { key: 'where', label: t('clv.column.where'), type: 'text', value: ({ note }) => note ?? null },
];

export const testColumns = (): Column<Judged>[] => [
  {
    key: 'ranking',
    label: t('propensity.column.ranking'),
    type: 'text',
    value: ({ ranking }) => t(`propensity.ranking.${ranking}`),
  },
  { key: 'auc', label: t('propensity.column.auc'), type: 'rate', value: ({ auc }) => auc },
  { key: 'low', label: t('propensity.column.low'), type: 'rate', value: ({ low }) => low },
  { key: 'high', label: t('propensity.column.high'), type: 'rate', value: ({ high }) => high },
  { key: 'lift', label: t('propensity.column.lift'), type: 'decimal', value: ({ lift }) => lift },
  {
    key: 'first',
    label: t('propensity.column.first'),
    type: 'decimal',
    digits: 1,
    value: ({ cameFirst }) => cameFirst,
  },
  { key: 'scores', label: t('propensity.column.scores'), type: 'integer', value: ({ scores }) => scores },
];

export const gainColumns = (): Column<Gain>[] => [
  {
    key: 'ranking',
    label: t('propensity.column.ranking'),
    type: 'text',
    value: ({ ranking }) => t(`propensity.ranking.${asRanking(ranking)}`),
  },
  { key: 'share', label: t('propensity.column.share'), type: 'rate', value: ({ share }) => share },
  { key: 'reached', label: t('propensity.column.first'), type: 'decimal', digits: 1, value: ({ reached }) => reached },
];

/** What is all but sure is not said to be. */
const chanceText = (chance: number): string =>
  chance > ALMOST_SURE ? `>\u2009${i18n.format.percent(ALMOST_SURE)}` : i18n.format.percent(chance);
const ALMOST_SURE = 0.999;

export const propensityColumns = (): Column<AnswerRow<'clv.propensityCustomers'>>[] => [
  { key: 'place', label: t('clv.column.place'), type: 'integer', value: (row) => row.place },
  { key: 'customer_id', label: t('clv.column.customer'), type: 'text', value: (row) => row.customer_id },
  { key: 'orders', label: t('clv.column.orders'), type: 'integer', value: (row) => row.orders },
  { key: 'recent', label: t('propensity.top.column.recent'), type: 'integer', value: (row) => row.recent_orders },
  {
    key: 'index',
    label: t('propensity.top.column.index'),
    type: 'decimal',
    digits: 3,
    value: (row) => row.propensity_index,
  },
  {
    key: 'chance',
    label: t('propensity.top.column.chance'),
    type: 'rate',
    value: (row) => row.chance,
    text: (row) => chanceText(row.chance),
  },
  { key: 'alive', label: t('propensity.top.column.alive'), type: 'rate', value: (row) => row.p_alive },
  { key: 'days', label: t('clv.column.days'), type: 'integer', value: (row) => row.days_since_last_order },
];

export const costColumns = (currency: string | null): Column<CostRow>[] => [
  { key: 'line', label: t('churn.column.line'), type: 'text', value: ({ id }) => lineName(id) },
  moneyColumn('amount', t('churn.column.amount'), currency, ({ amount }) => amount),
  { key: 'share', label: t('churn.column.shareOfTotal'), type: 'rate', value: ({ share }) => share },
];

export const unitColumns = (currency: string | null): Column<CourseUnit>[] => [
  { key: 'unit', label: t('churn.column.unit'), type: 'text', value: ({ unit }) => t(`churn.unit.${unit}`) },
  { key: 'factor', label: t('churn.column.factor'), type: 'decimal', digits: 3, value: ({ factor }) => factor },
  moneyColumn('cost', t('churn.column.cost'), currency, ({ cost }) => cost),
  { key: 'share', label: t('churn.column.share'), type: 'rate', value: ({ share }) => share },
];

export const lossColumns = (currency: string | null): Column<Loss>[] => [
  {
    key: 'class',
    label: t('churn.class.column.class'),
    type: 'text',
    value: (row) => t(`churn.class.${asLossClass(row.class)}`),
  },
  { key: 'customers', label: t('churn.class.column.customers'), type: 'integer', value: ({ customers }) => customers },
  { key: 'lost', label: t('churn.class.column.lost'), type: 'decimal', digits: 1, value: ({ lost }) => lost },
  {
    key: 'rate',
    label: t('churn.class.column.rate'),
    type: 'rate',
    value: ({ lost, customers }) => lost / customers,
  },
  moneyColumn('loss', t('churn.class.column.loss'), currency, ({ loss }) => loss),
  moneyColumn('each', t('churn.class.column.each'), currency, ({ loss, lost }) => (lost > 0 ? loss / lost : null)),
  moneyColumn('sales', t('churn.class.column.sales'), currency, ({ sales }) => sales),
];
