import { ident, join, nothing, sql, type Sql } from '#sql/tag.ts';
import { quantilesSql } from '../bins.ts';
import { scaleOf, type Box, type RuleSet } from './rules/index.ts';
import { checkSettings, DIMENSIONS, levelsOf, type Dimension, type RfmSettings, type Threshold } from './settings.ts';

/** One way of scoring and naming customers. Several can stand side by side in one row of customers. */
export interface Scoring {
  readonly settings: RfmSettings;
  /** Without, there are scores and levels and no segment. */
  readonly rules: RuleSet | null;
  /** Ends the names of its columns, so that those of several differ. Ours, never a user's. */
  readonly suffix: '' | `_${string}`;
  /** R, F and M in terms of the measured columns. */
  readonly values: Readonly<Record<Dimension, Sql>>;
  /** Some rows have no values: they get no score, and NULL for a segment. */
  readonly sparse?: boolean;
  /** Only what the rules ask for is computed. */
  readonly lean?: boolean;
  /** Whose cut points and limits it takes, with settings and rules like its own. */
  readonly by?: Scoring;
  /** How a segment is written; by its id unless told otherwise. */
  readonly label?: (segment: string, place: number) => Sql;
}

/** Common table expressions, and the relation that the last of them makes. */
export interface Chain {
  readonly ctes: Sql;
  readonly last: Sql;
}

interface ScoringColumns {
  readonly score: Record<Dimension, Sql>;
  readonly cuts: Record<Dimension, Sql>;
  readonly limit: Record<Dimension, Sql>;
  readonly level: Record<Dimension, Sql>;
  /** The segment's id, '' for none. */
  readonly segment: Sql;
}

export function columnsOf({ suffix }: Pick<Scoring, 'suffix'>): ScoringColumns {
  const each = (stem: string) => {
    const name = (dimension: Dimension) => ident(`${dimension}${stem}${suffix}`);
    return { r: name('r'), f: name('f'), m: name('m') };
  };
  return {
    score: each(''),
    cuts: each('_cuts'),
    limit: each('_limit'),
    level: each('_level'),
    segment: ident(`segment${suffix}`),
  };
}

/** M in terms of revenue and orders. Averages are rounded far below a cent, so that equal customers are equal. */
export const moneySql = (monetary: RfmSettings['monetary'], revenue: Sql, orders: Sql): Sql =>
  monetary === 'total' ? sql`${revenue}::DOUBLE` : sql`round(${revenue}::DOUBLE / ${orders}::DOUBLE, 6)`;

/** Summed exactly: a mean of equal doubles can lie below all of them. */
const meanSql = (value: Sql, dimension: Dimension): Sql =>
  sql`avg(${value}${dimension === 'm' ? sql`::DECIMAL(38,6)` : nothing})`;

/** `measured` and the rows of it with the scores; `cuts` has one row. */
export function scoredSql(scorings: readonly Scoring[], measured: Sql): Chain {
  for (const { settings } of scorings) checkSettings(settings);
  const start: Chain = {
    ctes: sql`measured AS (
${measured}
)`,
    last: sql`measured`,
  };
  const scored = scorings.filter(wantsScores);
  const cuts = scored.flatMap((scoring) => cutsColumns(scoring, scored));
  const scores = perDimension(scored, (scoring, dimension) => {
    const score = scoreSql(scoring, dimension);
    return sql`${score} AS ${columnsOf(scoring).score[dimension]}`;
  });
  return added(start, 'scored', scores, 'cuts', cuts);
}

/** The scored rows and whether each is high (1) or not (0); `limits` has one row. */
export function levelledSql(scorings: readonly Scoring[], measured: Sql): Chain {
  const levelled = scorings.filter(wantsLevels);
  const limits = perDimension(
    levelled.filter(({ by }) => by === undefined),
    (scoring, dimension) => ({
      column: sql`${THRESHOLD_SQL[scoring.settings.threshold].of(dimension, scoring)} AS ${columnsOf(scoring).limit[dimension]}`,
      fromData: scoring.settings.threshold !== 'fixed',
    }),
  );
  const levels = perDimension(levelled, (scoring, dimension) => {
    const limit = columnsOf(scoring.by ?? scoring).limit[dimension];
    const high = THRESHOLD_SQL[scoring.settings.threshold].high(dimension, scoring, limit);
    return sql`(${high})::INTEGER AS ${columnsOf(scoring).level[dimension]}`;
  });
  return added(scoredSql(scorings, measured), 'levelled', levels, 'limits', limits);
}

/** The levelled rows and their segments. */
export function classedSql(scorings: readonly Scoring[], measured: Sql): Chain {
  const segments = scorings.flatMap((scoring) =>
    scoring.rules ? [sql`${segmentSql(scoring, scoring.rules)} AS ${columnsOf(scoring).segment}`] : [],
  );
  return added(levelledSql(scorings, measured), 'classed', segments, 'constants', []);
}

interface OneRowColumn {
  readonly column: Sql;
  readonly fromData: boolean;
  /** What the rows read instead of the column: items of a list are costly to take out for every row. */
  readonly parts?: readonly Sql[];
}

/** The next link: one row made of the rows so far, and the rows with columns that may read it. */
function added(
  { ctes, last }: Chain,
  name: 'scored' | 'levelled' | 'classed',
  columns: readonly Sql[],
  oneRowName: 'cuts' | 'limits' | 'constants',
  oneRow: readonly OneRowColumn[],
): Chain {
  if (columns.length === 0) return { ctes, last };
  const list = (items: readonly Sql[]) => join(items, ',\n    ');
  const oneRowCte =
    oneRow.length === 0
      ? nothing
      : sql`, ${ident(oneRowName)} AS (
  SELECT
    ${list(oneRow.map(({ column }) => column))}${oneRow.some(({ fromData }) => fromData) ? sql`\n  FROM ${last}` : nothing}
)`;
  const parts = oneRow.flatMap((column) => column.parts ?? []);
  const oneRowRead =
    parts.length === 0
      ? ident(oneRowName)
      : sql`(
    SELECT
      ${join(parts, ',\n      ')}
    FROM ${ident(oneRowName)}
  )`;
  return {
    ctes: sql`${ctes}${oneRowCte}, ${ident(name)} AS (
  SELECT
    ${last}.*,
    ${list(columns)}
  FROM ${last}${oneRow.length === 0 ? nothing : sql`, ${oneRowRead}`}
)`,
    last: ident(name),
  };
}

const uses = ({ rules }: Scoring, kind: 'score' | 'level'): boolean =>
  rules === null || DIMENSIONS.some((dimension) => scaleOf(rules, dimension) === kind);
const wantsLevels = (scoring: Scoring): boolean => uses(scoring, 'level');
const wantsScores = (scoring: Scoring): boolean =>
  scoring.lean !== true ||
  uses(scoring, 'score') ||
  (wantsLevels(scoring) && scoring.settings.threshold === 'scoreMean');

const perDimension = <T>(scorings: readonly Scoring[], make: (scoring: Scoring, dimension: Dimension) => T): T[] =>
  scorings.flatMap((scoring) => DIMENSIONS.map((dimension) => make(scoring, dimension)));

const whole = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1);

interface SchemeSql {
  /** Ascending cut points, as one list; null where scores need none. */
  cuts: ((dimension: Dimension, scoring: Scoring) => Sql) | null;
  cutsFromData: boolean;
  score(dimension: Dimension, scoring: Scoring, cutAt: (i: number) => Sql): Sql;
}

/** Scores rise with F and M and fall with R, by the number of cut points a value passes. */
function passing(dimension: Dimension, { settings, values }: Scoring, cutAt: (i: number) => Sql, operator: Sql): Sql {
  const levels = levelsOf(settings, dimension);
  const passed = join(
    whole(levels - 1).map((i) => sql`(${values[dimension]} ${operator} ${cutAt(i)})::INTEGER`),
    ' + ',
  );
  return dimension === 'r' ? sql`${levels} - (${passed})` : sql`1 + ${passed}`;
}

/** Two levels: high is strictly above the mean or median, for R strictly below. */
const twoLevels = (middle: (value: Sql, dimension: Dimension) => Sql): SchemeSql => ({
  cutsFromData: true,
  cuts: (dimension, { values }) => sql`[${middle(values[dimension], dimension)}]`,
  score: (dimension, { values }, cutAt) => sql`1 + (${beyond(dimension, values[dimension], cutAt(1))})::INTEGER`,
});

/** Strictly better than a value. */
const beyond = (dimension: Dimension, value: Sql, than: Sql): Sql =>
  sql`${value} ${dimension === 'r' ? sql`<` : sql`>`} ${than}`;

const SCHEME_SQL: Record<RfmSettings['scheme'], SchemeSql> = {
  quantile: {
    cutsFromData: true,
    cuts: (dimension, { settings, values }) => quantilesSql(values[dimension], settings.k),
    score: (dimension, scoring, cutAt) => passing(dimension, scoring, cutAt, sql`>`),
  },
  fixed: {
    cutsFromData: false,
    cuts: (dimension, { settings }) => sql`[${join(settings.fixedCuts![dimension])}]::DOUBLE[]`,
    score: (dimension, scoring, cutAt) => passing(dimension, scoring, cutAt, sql`>=`),
  },
  mean: twoLevels(meanSql),
  median: twoLevels((value) => sql`median(${value}::DOUBLE)`),
  ntile: {
    cutsFromData: false,
    cuts: null,
    score: (dimension, { settings, values, sparse }) => {
      const order = dimension === 'r' ? sql`${values.r} DESC` : values[dimension];
      const within = sparse ? sql`PARTITION BY ${values.f} IS NULL ` : nothing;
      return sql`ntile(${settings.k}) OVER (${within}ORDER BY ${order}, customer_id)`;
    },
  },
};

/** The borders of equal groups as cut points for others: the highest value below each. Empty groups of R are passed. */
function ntileCuts(dimension: Dimension, { settings: { k }, values }: Scoring): Sql {
  const value = values[dimension];
  const below = (groups: number) =>
    sql`(${groups} * (count(${value}) // ${k}) + least(${groups}, count(${value}) % ${k}))`;
  const sorted = sql`list(${value} ORDER BY ${value}) FILTER (${value} IS NOT NULL)`;
  const cuts = whole(k - 1).map((i) =>
    dimension === 'r'
      ? sql`coalesce((${sorted})[count(${value}) - ${below(k - i)}], 0)`
      : sql`(${sorted})[${below(i)}]`,
  );
  return sql`[${join(cuts)}]::DOUBLE[]`;
}

/** A scoring brings its cut points when it scores by them, and equal groups bring theirs when another takes them. */
function cutsColumns(scoring: Scoring, all: readonly Scoring[]): OneRowColumn[] {
  if (scoring.by) return [];
  const { cuts, cutsFromData } = SCHEME_SQL[scoring.settings.scheme];
  const taken = all.some(({ by }) => by === scoring);
  const make = cuts ?? (taken ? ntileCuts : null);
  if (make === null) return [];
  return DIMENSIONS.map((dimension) => {
    const list = columnsOf(scoring).cuts[dimension];
    const places = whole(levelsOf(scoring.settings, dimension) - 1);
    return {
      column: sql`${make(dimension, scoring)} AS ${list}`,
      fromData: cutsFromData || cuts === null,
      parts: places.map((i) => sql`${list}[${i}] AS ${cutAt(scoring, dimension, i)}`),
    };
  });
}

const cutAt = ({ suffix }: Scoring, dimension: Dimension, i: number): Sql => ident(`${dimension}_cut_${i}${suffix}`);

function scoreSql(scoring: Scoring, dimension: Dimension): Sql {
  const scheme = SCHEME_SQL[scoring.settings.scheme];
  const at = (i: number) => cutAt(scoring.by ?? scoring, dimension, i);
  const score =
    scoring.by && scheme.cuts === null ? passing(dimension, scoring, at, sql`>`) : scheme.score(dimension, scoring, at);
  return scoring.sparse ? sql`CASE WHEN ${scoring.values.f} IS NOT NULL THEN (${score})::INTEGER END` : score;
}

const aboveValue = (dimension: Dimension, { values }: Scoring, than: Sql): Sql =>
  beyond(dimension, values[dimension], than);

interface ThresholdSql {
  of(dimension: Dimension, scoring: Scoring): Sql;
  high(dimension: Dimension, scoring: Scoring, than: Sql): Sql;
}

const THRESHOLD_SQL: Record<Threshold, ThresholdSql> = {
  scoreMean: {
    of: (dimension, scoring) => sql`avg(${columnsOf(scoring).score[dimension]})`,
    high: (dimension, scoring, than) => sql`${columnsOf(scoring).score[dimension]} > ${than}`,
  },
  mean: { of: (dimension, { values }) => meanSql(values[dimension], dimension), high: aboveValue },
  median: { of: (dimension, { values }) => sql`median(${values[dimension]}::DOUBLE)`, high: aboveValue },
  fixed: { of: (dimension, { settings }) => sql`${settings.limits![dimension]}::DOUBLE`, high: aboveValue },
};

function segmentSql(scoring: Scoring, rules: RuleSet): Sql {
  const label = scoring.label ?? ((id: string) => sql`${id}`);
  const known = rules.segments.flatMap(({ id, boxes }, place) =>
    boxes.length === 0 ? [] : [sql`WHEN ${join(boxes.map(boxSql(scoring, rules)), ' OR ')} THEN ${label(id, place)}`],
  );
  const cases = scoring.sparse ? [sql`WHEN ${scoring.values.f} IS NULL THEN NULL`, ...known] : known;
  const none = label('', rules.segments.length);
  if (cases.length === 0) return none;
  return sql`CASE
      ${join(cases, '\n      ')}
      ELSE ${none}
    END`;
}

const boxSql =
  (scoring: Scoring, rules: RuleSet) =>
  (box: Box): Sql => {
    const place = (dimension: Dimension) => placeSql(scoring, rules, dimension);
    const tests = [
      ...DIMENSIONS.flatMap((dimension) => betweenSql(place(dimension), box[dimension])),
      // Twice the mean, so that whole numbers are compared.
      ...betweenSql(sql`${place('f')} + ${place('m')}`, box.fm && [2 * box.fm[0], 2 * box.fm[1]]),
    ];
    return tests.length === 0 ? sql`true` : join(tests, ' AND ');
  };

const betweenSql = (value: Sql, bounds: Box[Dimension]): Sql[] => {
  if (bounds === undefined) return [];
  const [low, high] = bounds;
  return [low === high ? sql`${value} = ${low}` : sql`${value} BETWEEN ${low} AND ${high}`];
};

/** Where a customer stands in one dimension, in the terms of the rule set's boxes. */
export function placeSql(scoring: Scoring, rules: RuleSet, dimension: Dimension): Sql {
  const scale = scaleOf(rules, dimension);
  if (typeof scale === 'string') return columnsOf(scoring)[scale][dimension];
  const passed = scale.limits.map(
    (limit) => sql`(${beyond(dimension, scoring.values[dimension], sql`${limit}::DOUBLE`)})::INTEGER`,
  );
  return passed.length === 0 ? sql`0` : sql`(${join(passed, ' + ')})`;
}
