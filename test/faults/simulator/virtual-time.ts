interface Wake {
  readonly atMs: number;
  /** Of two at the same time, the one that was set first comes first. */
  readonly order: number;
  readonly wake: () => void;
}

const isBefore = (one: Wake, other: Wake): boolean =>
  one.atMs < other.atMs || (one.atMs === other.atMs && one.order < other.order);

/** Waits until everything that was set off has come to its next pause. */
const drained = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

/** Time that passes only when everybody waits: it then jumps to the next moment at which somebody goes on. */
export class VirtualTime {
  nowMs: number;
  /** Why time goes on no more. */
  stoppedBy: string | undefined;
  #heap: Wake[] = [];
  #count = 0;

  constructor(startMs: number) {
    this.nowMs = startMs;
  }

  get steps(): number {
    return this.#count;
  }

  /** When the next one goes on, if anybody waits. */
  get nextMs(): number | undefined {
    return this.#heap[0]?.atMs;
  }

  at(atMs: number, wake: () => void): void {
    this.#count += 1;
    this.#push({ atMs: Math.max(atMs, this.nowMs), order: this.#count, wake });
  }

  sleep(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      this.at(this.nowMs + Math.ceil(milliseconds), resolve);
    });
  }

  /** Lets time pass until something holds; answers false when nobody waits any more and it never came to hold. */
  async runUntil(holds: () => boolean): Promise<boolean> {
    await drained();
    while (!holds()) {
      const next = this.stoppedBy === undefined ? this.#pop() : undefined;
      if (!next) return false;
      this.nowMs = next.atMs;
      next.wake();
      await drained();
    }
    return true;
  }

  #push(wake: Wake): void {
    const heap = this.#heap;
    let at = heap.length;
    heap.push(wake);
    while (at > 0) {
      const above = (at - 1) >> 1;
      const parent = heap[above];
      if (!parent || !isBefore(wake, parent)) break;
      heap[at] = parent;
      at = above;
    }
    heap[at] = wake;
  }

  #pop(): Wake | undefined {
    const heap = this.#heap;
    const [first] = heap;
    const last = heap.pop();
    if (!first || !last || heap.length === 0) return first;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      let child = heap[below];
      const other = heap[below + 1];
      if (child && other && isBefore(other, child)) {
        below += 1;
        child = other;
      }
      if (!child || !isBefore(child, last)) break;
      heap[at] = child;
      at = below;
    }
    heap[at] = last;
    return first;
  }
}
