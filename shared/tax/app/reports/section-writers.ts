/** Rows of a report on their way to storage, each a line of JSON, some hundred at a time. */
import type { DocumentFile, DocumentWriter } from './document-files.ts';

const ROWS_AT_ONCE = 500;

export class SectionWriter {
  readonly #document: DocumentWriter;
  #lines: string[] = [];
  count = 0;

  constructor(document: DocumentWriter) {
    this.#document = document;
  }

  async row(row: object): Promise<void> {
    this.#lines.push(JSON.stringify(row));
    this.count += 1;
    if (this.#lines.length >= ROWS_AT_ONCE) await this.#flush();
  }

  async #flush(): Promise<void> {
    if (this.#lines.length > 0) await this.#document.text(`${this.#lines.join('\n')}\n`);
    this.#lines = [];
  }

  async end(): Promise<DocumentFile> {
    await this.#flush();
    return this.#document.end();
  }
}
