/** A number as written for the reader, with its noun in agreement: "1 customer", "2,845 customers". */
export const count = (n: string, one: string, more = `${one}s`): string => `${n} ${n === '1' ? one : more}`;
