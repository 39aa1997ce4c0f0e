export interface Notice {
  text: string;
  /** Set for errors: the notice then speaks at once, and machines can read which error it is. */
  code?: string;
  action?: { label: string; run: () => void };
}

/** Short messages at the foot of the page. They stay until they are closed, at most three at a time. */
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

  dismiss(id: number | string): void {
    this.#items = this.#items.filter((item) => item.id !== id);
  }
}
