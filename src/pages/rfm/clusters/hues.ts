import type { Hue } from '#charts/mark.ts';

const HUES = ['cat-1', 'cat-2', 'cat-3', 'cat-4', 'cat-5', 'cat-6', 'cat-7', 'cat-8'] as const satisfies readonly Hue[];

/** The colour of a group, counted from 1; the ninth and tenth are grey. */
export const groupHue = (cluster: number): Hue => HUES[cluster - 1] ?? 'context';
