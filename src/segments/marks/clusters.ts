import * as v from 'valibot';
import { CLUSTER_COUNTS, clusterMembersSql, MONETARY, typicalOf } from '#models/clusters/index.ts';
import { mark } from './mark.ts';

const number = v.pipe(v.number(), v.finite());
const triple = v.pipe(v.strictTuple([number, number, number]), v.readonly());
const model = v.strictObject({
  monetary: v.picklist(MONETARY),
  floor: number,
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
