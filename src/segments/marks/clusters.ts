import * as v from 'valibot';
import {
  CLUSTER_COUNTS,
  clusterMembersSql,
  fieldMembersSql,
  MONETARY,
  stepMoney,
  typicalOf,
} from '#models/clusters/index.ts';
import { sql } from '#sql/tag.ts';
import { mark } from './mark.ts';
import { rfmClass } from './rfm.ts';

const number = v.pipe(v.number(), v.finite());
const floor = v.pipe(
  number,
  v.check((value) => value > 0),
);
const triple = v.pipe(v.strictTuple([number, number, number]), v.readonly());
const model = v.strictObject({
  monetary: v.picklist(MONETARY),
  floor,
  center: triple,
  weight: triple,
  centroids: v.pipe(v.array(triple), v.minLength(1), v.maxLength(Math.max(...CLUSTER_COUNTS)), v.readonly()),
});

/** The customers nearest to one of several centroids; `cluster` counts from 1. */
export const cluster = mark({
  schema: v.pipe(
    v.strictObject({ kind: v.literal('cluster'), model, cluster: v.pipe(v.number(), v.integer(), v.minValue(1)) }),
    v.check(({ model, cluster }) => cluster <= model.centroids.length),
  ),
  members: ({ model, cluster }, context) => clusterMembersSql(model, cluster, context),
  describe: ({ model, cluster }) => {
    const [days, orders, money] = typicalOf(model, model.centroids[cluster - 1]!);
    return {
      key: `segments.cluster.${model.monetary}`,
      parts: {
        days: { as: 'integer', value: days },
        orders: { as: 'decimal', value: orders },
        money: { as: 'moneyShort', value: money },
        cluster: { as: 'integer', value: cluster },
        clusters: { as: 'integer', value: model.centroids.length },
      },
    };
  },
});

/** The customers of a group who are also in a segment of a rule set. */
export const clusterClass = mark({
  schema: v.strictObject({ kind: v.literal('cluster-class'), group: cluster.schema, segment: rfmClass.schema }),
  members: ({ group, segment }, context) => sql`SELECT customer_id
FROM (
${cluster.members(group, context)}
)
SEMI JOIN (
${rfmClass.members(segment, context)}
) USING (customer_id)`,
  describe: ({ group, segment }) => ({
    key: 'segments.cluster-class',
    parts: { group: cluster.describe(group), segment: rfmClass.describe(segment) },
  }),
});

const day = v.pipe(v.number(), v.integer(), v.minValue(0));

/** The customers in a field of the map of days by money. */
export const clusterField = mark({
  schema: v.strictObject({
    kind: v.literal('cluster-field'),
    monetary: v.picklist(MONETARY),
    floor,
    days: v.pipe(v.strictTuple([day, day]), v.readonly()),
    step: v.pipe(v.number(), v.safeInteger()),
  }),
  members: (field, context) => fieldMembersSql(field, context),
  describe: ({ monetary, days: [from, to], step }) => ({
    key: `segments.cluster-field.${monetary}`,
    parts: {
      from: { as: 'integer', value: from },
      to: { as: 'integer', value: to - 1 },
      low: { as: 'moneyShort', value: stepMoney(step) },
      high: { as: 'moneyShort', value: stepMoney(step + 1) },
    },
  }),
});
