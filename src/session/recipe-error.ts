/** `recipe-newer`: a newer page has made it · `recipe-invalid`: it is damaged or none; `place` says where, if that is known. */
export type RecipeCode = 'recipe-newer' | 'recipe-invalid';

export class RecipeError extends Error {
  override readonly name = 'RecipeError';
  readonly code: RecipeCode;
  readonly place: string;

  constructor(code: RecipeCode, place = '', options?: ErrorOptions) {
    super(`${code} ${place}`, options);
    this.code = code;
    this.place = place;
  }
}
