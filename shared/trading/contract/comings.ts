/** Transactions that come and go among commits taken together, and what of it is left in the end. */
import type { Timestamp } from '../../kernel/time.ts';
import type { TransactionInput } from './transaction.ts';

/** Place in the order of arrival. */
interface Arrival {
  readonly version: number;
  readonly index: number;
}

export interface Added {
  readonly transactionId: string;
  readonly arrival: Arrival;
  readonly transaction: TransactionInput;
}

export interface Removed {
  readonly transactionId: string;
  readonly timestamp: Timestamp;
  readonly arrival: Arrival;
}

interface Course {
  /** What happened to it first, if that was that it went: then it was there before. */
  readonly firstWent: Removed | undefined;
  /** Its last coming, and its going after that. */
  came?: Added | undefined;
  went?: Removed | undefined;
}

const isEarlier = (a: Arrival, b: Arrival): boolean =>
  a.version < b.version || (a.version === b.version && a.index < b.index);

/**
 * Folds that take commits together hear of each transaction once: that it came, that it went, that it came and went, or
 * that it went and came to another place. One that went and is back in its old place is as if nothing had happened.
 */
export class Comings {
  readonly #courses = new Map<string, Course>();

  came(added: Added): void {
    const course = this.#courses.get(added.transactionId) ?? { firstWent: undefined };
    this.#courses.set(added.transactionId, { firstWent: course.firstWent, came: added });
  }

  went(removed: Removed): void {
    const course = this.#courses.get(removed.transactionId) ?? { firstWent: removed };
    course.went = removed;
    this.#courses.set(removed.transactionId, course);
  }

  /** What is left of it, in the order in which each transaction was first heard of. */
  net(): { readonly add: readonly Added[]; readonly remove: readonly Removed[] } {
    const add: Added[] = [];
    const remove: Removed[] = [];
    for (const { firstWent, came, went } of this.#courses.values()) {
      if (firstWent && came && !went) {
        if (isEarlier(came.arrival, firstWent.arrival)) continue;
        add.push(came);
        remove.push(firstWent);
      } else if (firstWent) remove.push(went ?? firstWent);
      else {
        if (came) add.push(came);
        if (went) remove.push(went);
      }
    }
    return { add, remove };
  }
}
