import { randomUUID } from 'node:crypto';
import type { TransactionInput } from '../../../shared/trading/contract/transaction.ts';
import type { HttpClient } from '../../support/http-client.ts';

/** How many commands of one user are under way at once. */
const SENDERS = 2;
const DONE = new Set([200, 201]);

/** What `fetch` throws when nobody answers any more. */
export function whenTheHostIsGone(error: unknown): void {
  if (!(error instanceof TypeError)) throw error;
}

export interface Errand {
  /** The file to import, in our own columns. */
  readonly file: string;
  /** To be sent one by one. */
  readonly transactions: readonly TransactionInput[];
}

/** A user who gives no peace until every command was acknowledged, each under a key of its own. */
export class PatientUser {
  /** Ids of transactions by their external ids. */
  readonly acknowledged = new Map<string, string>();
  importId: string | undefined;
  readonly #file: string;
  readonly #waiting: { readonly transaction: TransactionInput; readonly key: string }[];
  readonly #orderKey = randomUUID();
  #uploadId: string | undefined;

  constructor({ file, transactions }: Errand) {
    this.#file = file;
    this.#waiting = transactions.map((transaction) => ({ transaction, key: randomUUID() }));
  }

  get isDone(): boolean {
    return this.#waiting.length === 0 && this.importId !== undefined;
  }

  /** Sends until all is acknowledged; throws a `TypeError` when the host is gone. */
  async send(client: HttpClient): Promise<void> {
    await this.#sendOrder(client);
    await Promise.all(Array.from({ length: SENDERS }, () => this.#sendTransactions(client)));
  }

  async #sendOrder(client: HttpClient): Promise<void> {
    if (this.importId !== undefined) return;
    this.#uploadId ??= await this.#upload(client);
    if (this.#uploadId === undefined) return;
    const { status, body, text } = await client.send('POST', '/v1/imports', {
      body: { format: 'generic', uploadId: this.#uploadId },
      headers: { 'idempotency-key': this.#orderKey },
    });
    if (status === 202) this.importId = String(body['importId']);
    else refuseFor(status, text);
  }

  async #upload(client: HttpClient): Promise<string | undefined> {
    const { status, body, text } = await client.send('POST', '/v1/imports/uploads');
    if (status !== 201) return refuseFor(status, text);
    const answer = await fetch(String(body['url']), { method: 'PUT', body: this.#file });
    return answer.ok ? String(body['uploadId']) : undefined;
  }

  async #sendTransactions(client: HttpClient): Promise<void> {
    for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) {
      const { transaction, key } = next;
      let isStored = false;
      try {
        const { status, body, text } = await client.send('POST', '/v1/transactions', {
          body: transaction,
          headers: { 'idempotency-key': key },
        });
        isStored = DONE.has(status);
        if (isStored) this.acknowledged.set(transaction.externalId ?? '', String(body['transactionId']));
        else refuseFor(status, text);
      } finally {
        if (!isStored) this.#waiting.push(next);
      }
    }
  }
}

/** A host that is going down may fail, and others may come first; anything else is a refusal that nobody asked for. */
function refuseFor(status: number, text: string): undefined {
  if (status !== 409 && status < 500) throw new Error(`refused: ${status} ${text.slice(0, 300)}`);
}
