export interface Notice {
  text: string;
  /** Set for errors: the notice then speaks at once, and machines can read which error it is. */
  code?: string;
  action?: { label: string; run: () => void };
}

/**
 * Short messages at the foot of the page, at most three at a time. Errors, and those that offer an action, stay until they
 * are closed; the others go when the reader turns to another screen.
 */
export class Notices {
  #items = $state.raw<readonly (Notice & { id: number })[]>([]);
  #next = 1;

  get items(): readonly (Notice & { id: number })[] {
    return this.#items;
  }

  show(notice: Notice): number {
    const id = this.#next++;
    this.#items = [...this.#items.filter(({ text }) => text !== notice.text), { ...notice, id }].slice(-3);
    return id;
  }

  /** The reader has turned to another screen. */
  turnPage(): void {
    this.#items = this.#items.filter((item) => item.code !== undefined || item.action !== undefined);
  }

  dismiss(id: number | string): void {
    this.#items = this.#items.filter((item) => item.id !== id);
  }
}
