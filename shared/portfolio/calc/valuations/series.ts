/** Rows by day, and which of them holds on a day: its own, or the last one before it. */
export class Series<Row extends { readonly date: string }> {
  /** One for each day that has one, oldest first. */
  readonly rows: readonly Row[];

  constructor(rows: readonly Row[]) {
    this.rows = rows;
  }

  on(date: string): Row | undefined {
    let [low, high] = [0, this.rows.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.rows[middle]?.date ?? '') <= date) low = middle + 1;
      else high = middle;
    }
    return this.rows[low - 1];
  }
}
