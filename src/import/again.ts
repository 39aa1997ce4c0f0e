import { assemble } from './assemble.ts';
import type { LineCode } from './codes.ts';
import { LineRunWriter } from './line-runs.ts';
import type { ImportPlan } from './plan.ts';
import { BAD_QUOTE, RECORD, RecordReader, UNCLOSED } from './scanner.ts';
import { fieldLimits, type Survey } from './survey.ts';

/** A line that was set aside, as it is kept. */
export interface HeldLine {
  line_no: number;
  reason: string;
  text: string;
}

/** Held lines as a survey by another plan sees them. */
export interface Again {
  /** For `linesSql`: those that are records by themselves, under the line numbers they had. */
  survey: Pick<Survey, 'blob' | 'records' | 'numbering' | 'longest' | 'maxFields'>;
  /** The others, with what is wrong with them now. */
  unreadable: { line_no: number; code: LineCode }[];
}

/** What stands for bytes that could not be decoded. */
const REPLACEMENT = '\ufffd';
/** Lines set aside for these were never looked at for their characters. */
const UNREAD: ReadonlySet<string> = new Set<LineCode>(['undecodable', 'field-count', 'unclosed-quote', 'bad-quote']);

/**
 * Looks at held lines again, each for itself: a quote left open in one cannot swallow the next. A text whose bytes could not
 * be decoded stays held, for what was kept of it is not what the file says.
 */
export async function surveyAgain(held: readonly HeldLine[], plan: ImportPlan, signal?: AbortSignal): Promise<Again> {
  const judge = judgeBy(plan);
  const numbering = new LineRunWriter();
  const unreadable: Again['unreadable'] = [];
  const texts: string[] = [];
  let longest = 0;
  let maxFields = 0;
  for (const { line_no, reason, text } of held) {
    const judged = UNREAD.has(reason) && text.includes(REPLACEMENT) ? 'undecodable' : judge(text);
    if (typeof judged === 'string') {
      unreadable.push({ line_no, code: judged });
      continue;
    }
    texts.push(`${text}\n`);
    numbering.add(line_no);
    longest = Math.max(longest, judged.bytes);
    maxFields = Math.max(maxFields, judged.fields);
  }
  const text = new Blob(texts);
  const blob = await assemble(text, { starts: [0], ends: [text.size] }, plan.dialect, signal);
  const records = texts.length;
  return { survey: { blob, records, numbering: numbering.written(), longest, maxFields }, unreadable };
}

const encoder = new TextEncoder();

/** Says of a text whether it is one record and nothing else. */
function judgeBy(plan: ImportPlan): (text: string) => LineCode | { bytes: number; fields: number } {
  const reader = new RecordReader(plan.dialect);
  const { most, least, surplusEnd } = fieldLimits(plan);
  return (text) => {
    const bytes = encoder.encode(text);
    const outcome = reader.read(bytes, 0, bytes.length, true);
    if (outcome === UNCLOSED || (outcome === BAD_QUOTE && reader.innerLines > 0)) return 'unclosed-quote';
    if (outcome === BAD_QUOTE) return 'bad-quote';
    // A line end in a text that is kept as one line stood in quotes.
    if (outcome !== RECORD || reader.textEnd < bytes.length) return 'unclosed-quote';
    const surplus = reader.fields === most + 1 && bytes[bytes.length - 1] === surplusEnd;
    const fields = surplus ? most : reader.fields;
    if (fields < least || fields > most) return 'field-count';
    return { bytes: bytes.length + 1, fields };
  };
}
