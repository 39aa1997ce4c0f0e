/** What factors of a formula are measured in. */
export const UNIT_NAMES = ['money', 'order', 'customer', 'year', 'month', 'day'] as const;
export type UnitName = (typeof UNIT_NAMES)[number];

/** Powers of units: money per order is `{ money: 1, order: -1 }`, a bare number `{}`. */
export type Units = Readonly<Partial<Record<UnitName, number>>>;

const powersOf = (units: Units): [UnitName, number][] =>
  UNIT_NAMES.flatMap((name) => (units[name] ? [[name, units[name]] as [UnitName, number]] : []));

/** The units of a product; what cancels is gone. */
export function times(...factors: readonly Units[]): Units {
  const sums = new Map<UnitName, number>();
  for (const [name, power] of factors.flatMap(powersOf)) sums.set(name, (sums.get(name) ?? 0) + power);
  return Object.fromEntries([...sums].filter(([, power]) => power !== 0));
}

export const inverse = (units: Units): Units =>
  Object.fromEntries(powersOf(units).map(([name, power]) => [name, -power]));

export const sameUnits = (one: Units, other: Units): boolean => powersOf(times(one, inverse(other))).length === 0;

/** The units of a sum; null when the two cannot be added: a time and a bare number. */
export const plus = (one: Units, other: Units): Units | null => (sameUnits(one, other) ? times(one) : null);

/** A factor as it stands in a strip: multiplied, or divided by. */
export interface Factored {
  readonly units: Units;
  readonly divides?: boolean;
}

export interface Piece {
  readonly unit: UnitName;
  /** It stands above and below as often: the result does not have it. */
  readonly cancels: boolean;
}

/** Of each factor, the units above and below its line, and which of them cancel in the whole strip; and what is left. */
export function cancelled(factors: readonly Factored[]): {
  readonly pieces: readonly { readonly above: readonly Piece[]; readonly below: readonly Piece[] }[];
  readonly left: Units;
} {
  const left = times(...factors.map(({ units, divides }) => (divides ? inverse(units) : units)));
  const all = factors.flatMap(({ units }) => powersOf(units).map(([unit]) => unit));
  const piece = (unit: UnitName): Piece => ({
    unit,
    cancels: !left[unit] && all.filter((one) => one === unit).length > 1,
  });
  return {
    left,
    pieces: factors.map(({ units }) => {
      const powers = powersOf(units);
      return {
        above: powers.filter(([, power]) => power > 0).map(([unit]) => piece(unit)),
        below: powers.filter(([, power]) => power < 0).map(([unit]) => piece(unit)),
      };
    }),
  };
}
