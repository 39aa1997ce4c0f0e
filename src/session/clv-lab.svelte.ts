import type { LabFit, LabProgress, LabRequest } from './clv-lab.ts';
import { jobFor, type JobState } from './job.svelte.ts';
import type { Session } from './session.svelte.ts';

export type LabState = JobState<LabFit, LabProgress>;

/** The lab's fit of what is wanted, as a page shows it. */
export const fitTo = (session: Session, wanted: () => LabRequest | null): LabState =>
  jobFor(session, wanted, (request, options) => session.lab.fit(request, options));
