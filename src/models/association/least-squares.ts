import { sum } from 'd3-array';

export interface LinearFit {
  coefficients: readonly number[];
  /** Standard errors that take the scatter to be the same everywhere. */
  errors: readonly number[];
  /**
   * HC3 covariance of the coefficients: scatter may differ from unit to unit, few units are allowed for. Null where one unit alone
   * decides a coefficient. MacKinnon & White 1985, doi:10.1016/0304-4076(85)90158-7.
   */
  robust: readonly (readonly number[])[] | null;
  /** Weighted sum of squared residuals, and of squared deviations from the weighted mean. */
  residualSquares: number;
  totalSquares: number;
  /** Degrees of freedom that are left. */
  df: number;
}

const dot = (a: readonly number[], b: readonly number[]) => sum(a, (value, index) => value * b[index]!);

/**
 * Weighted least squares of y on columns of equal length (the first is a constant 1), by Gram–Schmidt done twice. Null when
 * there are no more rows than columns, or the columns depend on each other.
 */
export function leastSquares(
  columns: readonly (readonly number[])[],
  y: readonly number[],
  weights: readonly number[] = y.map(() => 1),
): LinearFit | null {
  const [rows, p] = [y.length, columns.length];
  if (rows <= p || weights.some((weight) => !(weight > 0))) return null;
  const roots = weights.map(Math.sqrt);
  const scaled = (column: readonly number[]) => column.map((value, row) => value * roots[row]!);

  const q: number[][] = [];
  const r: number[][] = columns.map(() => new Array<number>(p).fill(0));
  for (const [j, column] of columns.map(scaled).entries()) {
    const size = Math.sqrt(dot(column, column));
    for (let pass = 0; pass < 2; pass++) {
      for (const [i, unit] of q.entries()) {
        const part = dot(unit, column);
        r[i]![j]! += part;
        for (let row = 0; row < rows; row++) column[row]! -= part * unit[row]!;
      }
    }
    const left = Math.sqrt(dot(column, column));
    if (!(left > 1e-10 * size)) return null;
    r[j]![j] = left;
    q.push(column.map((value) => value / left));
  }
  const mean = dot(weights, y) / sum(weights);
  const squares = sum(y, (value, row) => weights[row]! * (value - mean) ** 2);
  // What rounding leaves between equal values must not become a slope.
  const isConstant = squares <= 1e-24 * sum(y, (value, row) => weights[row]! * value ** 2);
  const [offset, totalSquares] = isConstant ? [mean, 0] : [0, squares];
  const residuals = scaled(isConstant ? y.map(() => 0) : y);
  const projected = q.map(() => 0);
  for (let pass = 0; pass < 2; pass++) {
    for (const [i, unit] of q.entries()) {
      const part = dot(unit, residuals);
      projected[i]! += part;
      for (let row = 0; row < rows; row++) residuals[row]! -= part * unit[row]!;
    }
  }
  const inverse = inverted(r);
  const coefficients = inverse.map((row, column) => dot(row, projected) + (column === 0 ? offset : 0));
  const residualSquares = dot(residuals, residuals);
  const df = rows - p;
  const errors = inverse.map((row) => Math.sqrt((dot(row, row) * residualSquares) / df));

  const leverages = residuals.map((_, row) => sum(q, (unit) => unit[row]! ** 2));
  // Influence of a row on a coefficient: a row of R⁻¹ Qᵀ.
  const influence = inverse.map((row) => residuals.map((_, at) => sum(q, (unit, j) => row[j]! * unit[at]!)));
  const robust = leverages.some((leverage) => leverage > 1 - 1e-9)
    ? null
    : influence.map((one) =>
        influence.map((other) =>
          sum(residuals, (residual, at) => one[at]! * other[at]! * (residual / (1 - leverages[at]!)) ** 2),
        ),
      );
  return { coefficients, errors, robust, residualSquares, totalSquares, df };
}

/** The inverse of an upper triangle. */
function inverted(r: readonly (readonly number[])[]): number[][] {
  const p = r.length;
  const inverse = r.map(() => new Array<number>(p).fill(0));
  for (let j = 0; j < p; j++) {
    inverse[j]![j] = 1 / r[j]![j]!;
    for (let i = j - 1; i >= 0; i--) {
      let total = 0;
      for (let k = i + 1; k <= j; k++) total += r[i]![k]! * inverse[k]![j]!;
      inverse[i]![j] = -total / r[i]![i]!;
    }
  }
  return inverse;
}
