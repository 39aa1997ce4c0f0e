export { CASE_IDS, CASES, DEFAULT_LEAVE } from './cases.ts';
export type { CaseId } from './cases.ts';
export { IMPORT_CODES, ImportError, LIMITS } from './codes.ts';
export type { ImportCode, ImportProblem } from './codes.ts';
export { DATE_FORMAT_IDS } from './dates.ts';
export { lineColumns, linesSql } from './lines.ts';
export type { ColumnProfile } from './mapping.ts';
export { estimateMemory, memoryProblem } from './memory.ts';
export { validatePlan } from './plan.ts';
export type { Dialect, ImportPlan } from './plan.ts';
export { prepare } from './prepare.ts';
export type { Prepared } from './prepare.ts';
export { probe } from './probe.ts';
export type { Probe } from './probe.ts';
export {
  funnelSql,
  keptSql,
  markBadLinesSql,
  markCopiesSql,
  markOtherFilesSql,
  markOutliersSql,
  outlierCutSql,
  tallySql,
  totalsSql,
} from './quality.ts';
export type { Funnel, Tally } from './quality.ts';
export { readSql } from './read.ts';
export { partsOf } from './readers/index.ts';
export type { Part } from './readers/index.ts';
export { checkTally, reconciles, reportFile } from './report.ts';
export type { FileFacts, FileReport, Totals } from './report.ts';
export { recordTexts, survey } from './survey.ts';
export type { Survey } from './survey.ts';
