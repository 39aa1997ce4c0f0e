/**
 * The lines records begin on, as runs: from record `records[i]` (counted from 1) on, which begins on line `lines[i]`, each
 * record begins `steps[i]` lines below the one before. 12 bytes a run, however many records take several lines.
 */
export interface LineRuns {
  records: Int32Array;
  lines: Int32Array;
  steps: Int32Array;
  /** Records in all. */
  total: number;
}

/** One run: lines `from`, `from + step`, … below `to`. */
export interface LineRun {
  record: number;
  from: number;
  to: number;
  step: number;
}

export function* runsOf({ records, lines, steps, total }: LineRuns): Generator<LineRun> {
  for (let i = 0; i < records.length; i++) {
    const record = records[i]!;
    const count = (records[i + 1] ?? total + 1) - record;
    yield { record, from: lines[i]!, to: lines[i]! + count * steps[i]!, step: steps[i]! };
  }
}

/** The line a record begins on. */
export function lineOf({ records, lines, steps }: LineRuns, record: number): number {
  let low = 0;
  let high = records.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (records[middle]! <= record) low = middle;
    else high = middle;
  }
  return lines[low]! + (record - records[low]!) * steps[low]!;
}

/** Of the records `first` to `last` (counted from 1), which are counted anew. */
export function sliceRuns(runs: LineRuns, first: number, last: number): LineRuns {
  const writer = new LineRunWriter();
  for (const { record, from, to, step } of runsOf(runs)) {
    const start = Math.max(first, record);
    const stop = Math.min(last + 1, record + (to - from) / step);
    for (let i = start; i < stop; i++) writer.add(from + (i - record) * step);
  }
  return writer.written();
}

/** Takes the lines of all records in order. */
export class LineRunWriter {
  #records = new Int32Array(16);
  #lines = new Int32Array(16);
  #steps = new Int32Array(16);
  #runs = 0;
  #total = 0;
  #next = -1;
  #step = 1;
  #first = false;

  add(line: number): void {
    this.#total++;
    if (line === this.#next) {
      this.#next += this.#step;
      this.#first = false;
    } else if (this.#first) this.#turn(line);
    else this.#begin(line);
  }

  written(): LineRuns {
    return {
      records: this.#records.slice(0, this.#runs),
      lines: this.#lines.slice(0, this.#runs),
      steps: this.#steps.slice(0, this.#runs),
      total: this.#total,
    };
  }

  /** The second record of a run says how far apart they are. */
  #turn(line: number): void {
    this.#step = line - this.#lines[this.#runs - 1]!;
    this.#steps[this.#runs - 1] = this.#step;
    this.#next = line + this.#step;
    this.#first = false;
  }

  #begin(line: number): void {
    if (this.#runs === this.#records.length) {
      this.#records = grown(this.#records);
      this.#lines = grown(this.#lines);
      this.#steps = grown(this.#steps);
    }
    this.#records[this.#runs] = this.#total;
    this.#lines[this.#runs] = line;
    this.#steps[this.#runs] = 1;
    this.#runs++;
    this.#step = 1;
    this.#next = line + 1;
    this.#first = true;
  }
}

function grown(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}
