import type { EncodingId } from '#import/encoding/encodings.ts';
import type {
  CaseId,
  Dialect,
  FileFacts,
  Funnel,
  ImportPlan,
  ImportProblem,
  Part,
  Probe,
  Tally,
  Totals,
} from '#import/index.ts';
import type { Identity, IdentityReport } from '#import/identity.ts';
import type { Question } from '#models/questions.ts';
import type { ColumnType } from '#models/question.ts';
import type { DataSpan, Frame, ResolvedFrame } from '#orders/frame.ts';
import type { TableKind } from '#orders/schema.ts';
import type { SampleLocale, ShopId } from '#samples/index.ts';
import type { SegmentDefinition } from '#segments/definition.ts';

/** Everything the page may ask of the engine worker. Types only: both sides compile against this file. */
export interface EngineApi {
  /** Answers at once: a worker that does not is dead on arrival. */
  hello(): Promise<void>;
  /** Start the database. `onProgress` hears of every running job until the worker ends. */
  boot(onProgress: OnProgress): Promise<void>;
  /** The tables a file holds: itself, or the members of an archive and the sheets of a workbook. */
  look(job: Job, file: File): Promise<Part[]>;
  /** Open one of them and look at its head, middle and tail: what it is, and a plan to import it. */
  probe(job: Job, file: File, part: Part, choices: ProbeChoices): Promise<Probe>;
  /** Import a file by its plan. It counts nowhere until it is shown. */
  load(job: Job, source: Source): Promise<LoadedFile>;
  /** Loaded files that are the data from now on, in this order, all at once; every other one is forgotten. */
  show(job: Job, sourceIds: readonly number[], how: ShowHow): Promise<Shown>;
  /** What `show` said last; null before. */
  describe(job: Job): Promise<Shown | null>;
  /** What another plan would make of a file's quarantined lines. Changes nothing. */
  tryFixes(job: Job, sourceId: number, plan: ImportPlan): Promise<FixTrial>;
  /** Reads a file's quarantined lines again by another plan and takes in those that can be read now. To be shown afterwards. */
  applyFixes(job: Job, sourceId: number, plan: ImportPlan): Promise<LoadedFile>;
  ask(job: Job, question: Question, frame: FrameRequest): Promise<Answer>;
  /** How many customers each definition holds: the rows of segments/sizes.ts. */
  sizes(job: Job, definitions: readonly SegmentDefinition[], frame: FrameRequest): Promise<Answer>;
  /** The question's whole answer as a CSV file (DESIGN 7). */
  exportCsv(job: Job, question: Question, frame: FrameRequest): Promise<Blob>;
  /** All quarantined lines as a CSV file. */
  exportQuarantine(job: Job): Promise<Blob>;
  /** One window of the quarantine, ordered by source and line. */
  quarantine(job: Job, page: QuarantinePage): Promise<Result>;
  /** A read-only statement from the SQL desk over the canonical tables in this frame; at most `limit` rows. */
  sql(job: Job, text: string, frame: FrameRequest, limit: number): Promise<DeskResult>;
  /** Stop a job, waiting or running. Its own promise tells when it has stopped. */
  cancel(job: Job): Promise<void>;
  /** A made shop as an order file, its names in the reader's language. */
  makeSample(id: ShopId, locale: SampleLocale): Promise<File>;
  /** Answers when the database does. */
  ping(): Promise<void>;
}

export type Job = number;

export type Phase = 'open' | 'survey' | 'read' | 'build';
/** `fraction` is 0–1 of the whole job. */
export interface Progress {
  phase: Phase;
  fraction: number;
}
export type OnProgress = (job: Job, progress: Progress) => void;

/** What the reader knows better than the guess. */
export interface ProbeChoices {
  zone: string;
  encoding?: EncodingId;
  dialect?: Partial<Dialect>;
  table?: TableKind;
  /** `null`: no platform's layout, whatever the header says. */
  layout?: null;
}

export interface Source {
  id: number;
  file: File;
  plan: ImportPlan;
}

export interface LoadedFile {
  facts: FileFacts;
  funnel: Funnel;
  /** Orders above this amount are marked as outliers; null when there are too few orders to say. */
  outlierCut: number | null;
  /** What was found only when every byte had been read, such as a quote that never closes. */
  problems: ImportProblem[];
}

/** Choices about all files together. */
export interface ShowHow {
  /** The cases whose lines are left out. */
  leave: readonly CaseId[];
  identity: Identity;
}

export interface Shown {
  /** Facts about all order lines that count; null when there are none. */
  span: DataSpan | null;
  /** Per file what depends on the other files and the choices. */
  files: { id: number; tally: Tally[]; totals: Totals }[];
  /** Null with fewer than two files of orders. */
  identity: IdentityReport | null;
}

/** Which quarantined lines: of all files, reasons and columns where it does not say. */
export interface QuarantinePage {
  sourceId?: number;
  reason?: string;
  /** The file's name of it; null for lines that are at fault as a whole. */
  column?: string | null;
  offset: number;
  limit: number;
}

/** What a fix would do to the quarantined lines. */
export interface FixTrial {
  tried: number;
  fixed: number;
  /** Reasons of the lines that stay in quarantine. */
  still: Record<string, number>;
  examples: FixExample[];
}

/** One quarantined line and how it would be read. */
export interface FixExample {
  line_no: number;
  text: string;
  /** Null when it can be read now. */
  reason: string | null;
  customer_id: string | null;
  /** `YYYY-MM-DD HH:MM:SS`. */
  ordered_at: string | null;
  amount: number | null;
}

/**
 * A frame as it crosses: with the definition behind `scope: segment:<id>`, which only the page knows, and behind a mark
 * that was picked. Each one narrows what the ones before it left.
 */
export interface FrameRequest {
  frame: Frame;
  members: readonly SegmentDefinition[];
}

export interface Answer extends Result {
  /** The statement that gave the rows, over the tables `orders`, `customers` and `refunds` of the frame. */
  sql: string;
  frame: ResolvedFrame;
}

export interface DeskResult extends Result {
  /** True when the statement had more rows than were asked for. */
  truncated: boolean;
}

export interface Result {
  rows: number;
  columns: Column[];
}

export type Column = { name: string; type: ColumnType; nulls: Nulls | null } & Values;

export type Values =
  { kind: 'number'; values: Float64Array | Int32Array } | { kind: 'text'; codes: Int32Array; strings: string[] };

/** One bit per row, set where the value is null: there, the code of a text is -1 and a number means nothing. */
export type Nulls = Uint8Array;
