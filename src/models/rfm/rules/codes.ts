import type { Box } from './rule-set.ts';

/** Boxes of one cell each from a published list of codes such as `555 554`: the scores of R, F and M. */
export const codes = (list: string): Box[] =>
  list.split(' ').map((code): Box => {
    const [r, f, m] = Array.from(code, Number);
    return { r: [r!, r!], f: [f!, f!], m: [m!, m!] };
  });
