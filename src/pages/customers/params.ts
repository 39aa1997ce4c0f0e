import { SORTS, type Sort } from '#models/customers/index.ts';
import { validateDefinition, type SegmentDefinition } from '#segments/definition.ts';
import { RuleError } from '#segments/rule.ts';

export interface CustomersParams {
  /** Whose customers are listed; null for everyone in the frame. */
  of: SegmentDefinition | null;
  /** True when the link names customers in a way that cannot be read. */
  broken: boolean;
  search: string;
  sort: Sort;
  direction: 'up' | 'down';
}

export const DEFAULT_SORT: Sort = 'revenue';

/** The list a link asks for; what cannot be read is as by default. */
export function parseParams(params: URLSearchParams): CustomersParams {
  const sort = SORTS.find((known) => known === params.get('sort')) ?? DEFAULT_SORT;
  return {
    ...ofParam(params.get('of')),
    search: params.get('q') ?? '',
    sort,
    direction: params.get('direction') === 'up' ? 'up' : 'down',
  };
}

function ofParam(text: string | null): Pick<CustomersParams, 'of' | 'broken'> {
  if (text === null) return { of: null, broken: false };
  try {
    return { of: validateDefinition(JSON.parse(text)), broken: false };
  } catch (error) {
    if (error instanceof RuleError || error instanceof SyntaxError) return { of: null, broken: true };
    throw error;
  }
}
