/** Eigenvalues and eigenvectors (the columns of `vectors`) of a symmetric matrix, row by row. */
export interface Eigen {
  values: number[];
  vectors: number[];
}

const MOST_SWEEPS = 30;

/** By Jacobi's rotations (Golub & Van Loan, Matrix Computations, 8.5): exact enough for the few rows of a model. */
export function eigen(matrix: readonly number[]): Eigen {
  const n = Math.round(Math.sqrt(matrix.length));
  const a = [...matrix];
  const vectors = a.map((_, i) => (i % (n + 1) === 0 ? 1 : 0));
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    let turned = false;
    for (let p = 0; p < n; p++) {
      for (let q = p + 1; q < n; q++) {
        const off = a[p * n + q]!;
        if (Math.abs(off) <= 1e-17 * Math.sqrt(Math.abs(a[p * n + p]! * a[q * n + q]!)) || off === 0) continue;
        turned = true;
        const theta = (a[q * n + q]! - a[p * n + p]!) / (2 * off);
        const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1));
        const c = 1 / Math.hypot(t, 1);
        rotate(a, n, p, q, c, t * c);
        rotateColumns(vectors, n, p, q, c, t * c);
      }
    }
    if (!turned) break;
  }
  return { values: Array.from({ length: n }, (_, i) => a[i * n + i]!), vectors };
}

function rotate(a: number[], n: number, p: number, q: number, c: number, s: number): void {
  rotateColumns(a, n, p, q, c, s);
  for (let k = 0; k < n; k++) {
    const [x, y] = [a[p * n + k]!, a[q * n + k]!];
    a[p * n + k] = c * x - s * y;
    a[q * n + k] = s * x + c * y;
  }
}

function rotateColumns(a: number[], n: number, p: number, q: number, c: number, s: number): void {
  for (let k = 0; k < n; k++) {
    const [x, y] = [a[k * n + p]!, a[k * n + q]!];
    a[k * n + p] = c * x - s * y;
    a[k * n + q] = s * x + c * y;
  }
}

/** The inverse from the eigenvalues, all of them above 0. */
export function inverseOf({ values, vectors }: Eigen): number[] {
  const n = values.length;
  return Array.from({ length: n * n }, (_, at) => {
    const [i, j] = [Math.floor(at / n), at % n];
    return values.reduce((sum, value, k) => sum + (vectors[i * n + k]! * vectors[j * n + k]!) / value, 0);
  });
}
