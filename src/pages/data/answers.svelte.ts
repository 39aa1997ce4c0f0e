import { SvelteSet } from 'svelte/reactivity';

/** Questions that were answered, by `questionId`: what is on the desk outlives the page that shows it. */
export const answered = new SvelteSet<string>();
