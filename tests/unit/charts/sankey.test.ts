import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { levelAt, sankeyLayout, type SankeyLink, type SankeyNode } from '#charts/sankey.ts';

const runs = process.env['LONG'] ? 1000 : 100;
const node = (key: string, column: string, value: number): SankeyNode => ({
  key,
  column,
  label: key,
  hue: 'series',
  value,
});
const link = (source: string, target: string, value: number): SankeyLink => ({ source, target, value, lines: [] });
const lay = (nodes: SankeyNode[], links: SankeyLink[], columns = ['a', 'b', 'c']) =>
  sankeyLayout(columns, nodes, links, [20, 320], 14);

const flows = fc
  .array(
    fc.record({
      from: fc.integer({ min: 0, max: 5 }),
      to: fc.integer({ min: 0, max: 5 }),
      column: fc.integer({ min: 0, max: 1 }),
      value: fc.integer({ min: 0, max: 1e6 }),
    }),
    { maxLength: 40 },
  )
  .map((drawn) => {
    const columns = ['a', 'b', 'c'];
    const nodes = columns.flatMap((column) => Array.from({ length: 6 }, (_, i) => node(`${column}${i}`, column, 0)));
    const seen = new Map(
      drawn.map((flow) => [
        `${flow.column} ${flow.from} ${flow.to}`,
        link(`${columns[flow.column]!}${flow.from}`, `${columns[flow.column + 1]!}${flow.to}`, flow.value),
      ]),
    );
    return { nodes, links: [...seen.values()] };
  });

describe('sankeyLayout', () => {
  it('draws nodes as high as their values, on one scale for all columns', () => {
    const { nodes } = lay([node('x', 'a', 30), node('y', 'a', 10), node('z', 'b', 40)], []);
    const [x, y, z] = nodes.map((placed) => placed.height);
    expect(x! / y!).toBeCloseTo(3, 9);
    expect(z).toBeCloseTo(x! + y!, 9);
  });

  it('keeps a node in its column though nothing leads to it', () => {
    const { nodes } = lay(
      [node('a1', 'a', 5), node('b1', 'b', 5), node('b2', 'b', 5), node('c1', 'c', 5)],
      [link('a1', 'b1', 5), link('b2', 'c1', 5)],
    );
    expect(nodes.map((placed) => placed.column)).toEqual([0, 1, 1, 2]);
  });

  it('leaves out nodes without value, and links that lead nowhere, backwards or hold nothing', () => {
    const { nodes, links } = lay(
      [node('x', 'a', 5), node('y', 'b', 5), node('none', 'b', 0), node('lost', 'nowhere', 9)],
      [link('x', 'y', 5), link('y', 'x', 2), link('x', 'none', 0), link('x', 'unknown', 3), link('x', 'lost', 1)],
    );
    expect(nodes.map((placed) => placed.node.key)).toEqual(['x', 'y']);
    expect(links).toHaveLength(1);
  });

  it('lets a node grow to what flows through it when its own value says less', () => {
    const { nodes } = lay([node('x', 'a', 1), node('y', 'b', 8)], [link('x', 'y', 8)]);
    expect(nodes[0]!.height).toBeCloseTo(nodes[1]!.height, 9);
  });

  it('gives every node and flow a place inside, whatever the values', () => {
    fc.assert(
      fc.property(flows, ({ nodes, links }) => {
        const drawn = lay(nodes, links);
        for (const { top, height } of drawn.nodes) {
          expect(height).toBeGreaterThanOrEqual(2);
          expect(top).toBeGreaterThanOrEqual(20);
          expect(top + height).toBeLessThanOrEqual(320.001);
        }
        for (const flow of drawn.links) {
          for (const [end, at] of [
            [flow.source, flow.from],
            [flow.target, flow.to],
          ] as const) {
            expect(at).toBeGreaterThanOrEqual(end.top - 1e-6);
            expect(at).toBeLessThanOrEqual(end.top + end.height + 1e-6);
          }
        }
      }),
      { numRuns: runs },
    );
  });

  it('lets no two links of one node cross', () => {
    fc.assert(
      fc.property(flows, ({ nodes, links }) => {
        const drawn = lay(nodes, links).links;
        for (const one of drawn) {
          for (const other of drawn) {
            if (one.source !== other.source || one.target.column !== other.target.column) continue;
            if (one.target.top < other.target.top) expect(one.from).toBeLessThanOrEqual(other.from);
          }
        }
      }),
      { numRuns: runs },
    );
  });

  it('answers the same whatever order the links come in', () => {
    fc.assert(
      fc.property(flows, ({ nodes, links }) => {
        const levels = (given: SankeyLink[]) =>
          new Map(lay(nodes, given).links.map((flow) => [flow.link, [flow.from, flow.to]]));
        const [forth, back] = [levels(links), levels(links.toReversed())];
        for (const [flow, [from, to]] of forth) {
          expect(back.get(flow)![0]).toBeCloseTo(from!, 6);
          expect(back.get(flow)![1]).toBeCloseTo(to!, 6);
        }
      }),
      { numRuns: runs },
    );
  });

  it('gives no empty numbers without anything to draw', () => {
    expect(lay([], [])).toEqual({ nodes: [], links: [] });
  });
});

describe('levelAt', () => {
  it('begins and ends at the ends, and is half way in the middle', () => {
    const flow = { from: 10, to: 50 };
    expect(levelAt(flow, 0)).toBeCloseTo(10, 4);
    expect(levelAt(flow, 0.5)).toBeCloseTo(30, 4);
    expect(levelAt(flow, 1)).toBeCloseTo(50, 4);
  });
});
