import { createContext } from 'svelte';
import type { Session } from './session.svelte.ts';

/** The one session of the page: given by the shell, taken by every component below it while it is being made. */
export const [useSession, provideSession] = createContext<Session>();
