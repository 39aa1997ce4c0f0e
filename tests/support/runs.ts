/** How often a property is tried: as often as it should be under LONG, a tenth of that otherwise. */
export const numRuns = (full: number): number => (process.env['LONG'] ? full : Math.ceil(full / 10));
