import { derivedId } from '../../kernel/ids.ts';

/** Namespace of lot ids (RFC 9562, 5.5); never to change. */
const LOT_IDS = '9b1c6f0e-6c0f-5d2a-8e5b-3f1d7a42c901';

/**
 * The name of a lot. Matching goes by keys, and hashing an id takes longer than matching a lot; so the id is worked out
 * when it is first asked for, which is when the lot, or a row that names it, is stored or shown.
 */
export abstract class LotName {
  #id: string | undefined = undefined;

  protected abstract derive(): string;

  get id(): string {
    this.#id ??= this.derive();
    return this.#id;
  }
}

/** Of a lot that was stored with its id. */
export class KnownName extends LotName {
  readonly #known: string;

  constructor(id: string) {
    super();
    this.#known = id;
  }

  protected derive(): string {
    return this.#known;
  }
}

/** Of the lot that one leg of a transaction acquired. */
export class AcquiredName extends LotName {
  readonly #transactionId: string;
  readonly #asset: string;
  readonly #leg: number;

  constructor({ transactionId, asset, leg }: { transactionId: string; asset: string; leg: number }) {
    super();
    this.#transactionId = transactionId;
    this.#asset = asset;
    this.#leg = leg;
  }

  protected derive(): string {
    return derivedId(LOT_IDS, this.#transactionId, this.#asset, String(this.#leg));
  }
}

/** Of the lot that units of another one became when a transaction moved them. */
export class MovedName extends LotName {
  readonly #from: LotName;
  readonly #transactionId: string;

  constructor(from: LotName, transactionId: string) {
    super();
    this.#from = from;
    this.#transactionId = transactionId;
  }

  protected derive(): string {
    return derivedId(LOT_IDS, this.#from.id, this.#transactionId);
  }
}
