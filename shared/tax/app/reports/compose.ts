/** Makes the documents of a report from its stored rows. */
import type { DataKey } from '../../../kernel/crypto/sealing.ts';
import type { ObjectStore } from '../../../kernel/objects.ts';
import { hasBoxes } from '../../calc/reports/boxes.ts';
import { csvDocument } from '../../calc/reports/csv-document.ts';
import { JSON_END, jsonDocument, jsonEnd } from '../../calc/reports/json-document.ts';
import type { ReadSection, Section } from '../../calc/reports/report-head.ts';
import { txfDocument } from '../../calc/reports/txf-document.ts';
import { type DocumentFile, DocumentWriter, readLines } from './document-files.ts';
import type { Gathered } from './gather.ts';
import type { ReportDocuments } from './report-records.ts';

export interface ComposeWork {
  readonly files: ObjectStore;
  readonly key: DataKey;
  /** What the names of the documents begin with. */
  readonly prefix: string;
  /** Hears of each batch of rows: work goes on. */
  readonly onRows: () => Promise<void>;
}

export interface Composed {
  readonly documents: ReportDocuments;
  /** Of the report as JSON, without the hash itself. */
  readonly sha256: string;
}

export async function compose({ head, sections }: Gathered, work: ComposeWork): Promise<Composed> {
  const { files, key, prefix } = work;
  const read: ReadSection = async function* (section: Section) {
    for await (const lines of readLines(files, key, sections[section])) {
      await work.onRows();
      yield lines;
    }
  };
  const writer = (name: string): DocumentWriter => new DocumentWriter(files, key, `${prefix}/${name}`);
  const isBoxed = hasBoxes(head.jurisdiction);

  const json = writer('json');
  for await (const piece of jsonDocument(head, read)) await json.text(piece);
  const sha256 = json.hashUpTo(JSON_END);
  await json.text(jsonEnd(sha256));
  const jsonFile = await json.end();
  const csv = await textDocument(writer('csv'), csvDocument(head, read));
  // That format has dollars and no word for other money.
  const txf =
    isBoxed && head.currency === 'USD' ? await textDocument(writer('txf'), txfDocument(head, read)) : undefined;
  // The library is big, and needed nowhere else.
  const { reportPdf } = await import('../../calc/reports/pdf/report-pdf.ts');
  const pdf = writer('pdf');
  await pdf.bytes(await reportPdf(head, read, sha256));
  const { disposals, openLots } = sections;
  const documents = { json: jsonFile, csv, pdf: await pdf.end(), ...(txf && { txf }), disposals, openLots };
  return { documents, sha256 };
}

async function textDocument(writer: DocumentWriter, pieces: AsyncIterable<string>): Promise<DocumentFile> {
  for await (const piece of pieces) await writer.text(piece);
  return writer.end();
}
