import type { CohortSettings } from '#models/cohorts/index.ts';
import type { Session } from '#session/session.svelte.ts';
import { availableBys, exportSettings, parseParams, type CohortParams } from './params.ts';

/** What every view of the screen reads from the link. Call it while a component is being made. */
export function cohortScreen(session: Session) {
  const available = $derived(availableBys(session.files.map(({ report }) => report.mapping)));
  const params = $derived(parseParams(session.link.params, available, session.resolved));
  return {
    get available() {
      return available;
    },
    get params(): CohortParams {
      return params;
    },
    get settings(): CohortSettings {
      return params.settings;
    },
    /** Those of the file. */
    get exported(): CohortSettings {
      return exportSettings(params.settings, session.resolved);
    },
  };
}
