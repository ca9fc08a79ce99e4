/**
 * Whether it pays to decide on heads that this process remembers. Where others write the same streams meanwhile, such an
 * append fails and was for nothing; then it is tried now and then only, until it pays again.
 */
const WEIGHT_OF_LAST = 0.1;
const PAYS_FROM = 0.7;
const PROBE_EVERY = 20;

export class Speculation {
  /** Share of those that held, the last ones counting most. */
  #held = 1;
  #declined = 0;

  pays(): boolean {
    if (this.#held >= PAYS_FROM) return true;
    this.#declined += 1;
    return this.#declined % PROBE_EVERY === 0;
  }

  took(held: boolean): void {
    this.#held += WEIGHT_OF_LAST * ((held ? 1 : 0) - this.#held);
  }
}
