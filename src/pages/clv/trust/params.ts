import type { LinkProblem } from '#session/link.ts';

/** What only this view has in the link: whether the other models are fitted, too. */
export interface TrustParams {
  compares: boolean;
  problems: LinkProblem[];
}

export function parseTrustParams(params: URLSearchParams): TrustParams {
  const models = params.get('models');
  const known = models === null || models === 'all';
  return { compares: models === 'all', problems: known ? [] : [{ key: 'models', value: models }] };
}
