import type { Context } from '#models/question.ts';
import { membersSql, validateDefinition } from './definition.ts';

/** A context that also knows the members of segments. */
export function withMembers(base: Omit<Context, 'members'>): Context {
  const context: Context = {
    ...base,
    members: (definition) => membersSql(validateDefinition(definition), context),
  };
  return context;
}
