/** Refuses whole numbers below a bound; the object's keys name them in the error. */
export function atLeast(least: number, numbers: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(numbers)) {
    if (!Number.isSafeInteger(value) || value < least) throw new RangeError(`${name}: ${value} is below ${least}`);
  }
}
