import type { Random } from './random.ts';

/** How often what goes wrong in a run: a share of all chances it has. */
interface Rates {
  /** An invocation ends at one of its requests, and nobody is told. */
  readonly crash: number;
  /** A request doesn't get there. */
  readonly lostRequest: number;
  /** A request is done, and its answer is lost. */
  readonly lostAnswer: number;
  /** A request is done, its answer is lost, and the client's own retry sends it again. */
  readonly sentTwice: number;
  readonly throttle: number;
  readonly conflict: number;
  /** A batch is done in part. */
  readonly unprocessed: number;
  /** The bus refuses an entry. */
  readonly refusedEntry: number;
  /** A notice is lost on its way from the bus to a queue. */
  readonly dropped: number;
  readonly duplicated: number;
  /** A message comes minutes late, behind many that were sent after it. */
  readonly delayed: number;
  /** A message that was dealt with comes again. */
  readonly redelivered: number;
  /** A request takes seconds. */
  readonly slow: number;
  /** A request takes a minute or more. */
  readonly stuck: number;
  /** A receiver of webhooks doesn't take one. */
  readonly deaf: number;
  /** A receiver says that it is gone for good. */
  readonly gone: number;
  /** The sender of a command gets no answer, whatever became of it. */
  readonly unheard: number;
}

const OFF: Rates = {
  crash: 0,
  lostRequest: 0,
  lostAnswer: 0,
  sentTwice: 0,
  throttle: 0,
  conflict: 0,
  unprocessed: 0,
  refusedEntry: 0,
  dropped: 0,
  duplicated: 0,
  delayed: 0,
  redelivered: 0,
  slow: 0,
  stuck: 0,
  deaf: 0,
  gone: 0,
  unheard: 0,
};

/** The most that is drawn for each: more, and nothing would ever get done. */
const MOST: Rates = {
  crash: 0.3,
  lostRequest: 0.1,
  lostAnswer: 0.08,
  sentTwice: 0.1,
  throttle: 0.1,
  conflict: 0.15,
  unprocessed: 0.2,
  refusedEntry: 0.3,
  dropped: 0.4,
  duplicated: 0.5,
  delayed: 0.4,
  redelivered: 0.3,
  slow: 0.03,
  stuck: 0.04,
  deaf: 0.6,
  gone: 0.04,
  unheard: 0.3,
};

/** In some runs one kind is that much more frequent than it is ever drawn. */
const STORM = 3;

/** What goes wrong in a run; each kind not at all, a little, or a lot. */
export class Faults {
  rates: Rates;
  /** Requests and invocations that broke off so far. */
  breaks = 0;

  constructor(random: Random) {
    const storm = random.chance(0.3) ? random.some(Object.keys(MOST)) : undefined;
    const drawn = Object.entries(MOST).map(([kind, most]) => {
      if (kind === storm) return [kind, Math.min(0.5, STORM * most)];
      return [kind, random.chance(0.5) ? most * random.fraction() ** 2 : 0];
    });
    // Where nothing breaks off, everything can be counted exactly, also what comes of those that stall.
    const stuck = random.chance(0.5) ? { stuck: MOST.stuck } : {};
    const calm = random.chance(0.3) ? { crash: 0, lostRequest: 0, lostAnswer: 0, ...stuck } : {};
    this.rates = { ...OFF, ...Object.fromEntries(drawn), ...calm };
  }

  /** From here on nothing goes wrong. */
  end(): void {
    this.rates = OFF;
  }

  get areOver(): boolean {
    return this.rates === OFF;
  }
}
