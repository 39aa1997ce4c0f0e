/** The lower triangle whose product with its transpose is the matrix (row by row); null unless it is positive definite. */
export function cholesky(matrix: readonly number[], side: number): number[][] | null {
  const root = Array.from({ length: side }, () => new Array<number>(side).fill(0));
  for (let i = 0; i < side; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = matrix[i * side + j]!;
      for (let k = 0; k < j; k++) rest -= root[i]![k]! * root[j]![k]!;
      if (i === j && !(rest > 0)) return null;
      root[i]![j] = i === j ? Math.sqrt(rest) : rest / root[j]![j]!;
    }
  }
  return root;
}
