/** What happened in a run, line by line, with the time since it began. Texts are made only where someone reads them. */
export class Trace {
  readonly #write: ((line: string) => void) | undefined;
  readonly #now: () => number;

  constructor(now: () => number, write: ((line: string) => void) | undefined) {
    this.#now = now;
    this.#write = write;
  }

  note(who: string, text: () => string): void {
    this.#write?.(`${(this.#now() / 1_000).toFixed(3).padStart(12)} s  ${who.padEnd(18)} ${text()}`);
  }
}
