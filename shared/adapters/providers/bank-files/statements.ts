/**
 * The bank's statements: `GET {endpoint}/incoming/{yyyy-mm-dd}/` lists the files of a day, one name a line, 404 where
 * there are none; those that end in `.camt053.xml` or `.camt054.xml` are read, each once a run.
 */
import type { SettlementFeed, SettlementPage, SettlementWindow } from '../../../ledger/contract/settlement-feed.ts';
import { unknown } from '../provider-answer.ts';
import { askBank, type BankServerOptions } from './bank-requests.ts';
import { PROVIDER, readCamt } from './camt.ts';
import { XmlFault } from './xml.ts';

const STATEMENT = /^[\w.-]{1,120}\.camt05[34]\.xml$/;
const DAY_MILLISECONDS = 86_400_000;

const dayAfter = (day: string): string => new Date(Date.parse(day) + DAY_MILLISECONDS).toISOString().slice(0, 10);

/** `2026-03-01/statement.camt053.xml`: a file that was read; a day alone: nothing of it yet. */
const placeOf = (after: string): { readonly day: string; readonly file: string } => {
  const [day = '', file = ''] = after.split('/');
  return { day, file };
};

type Unknown = Extract<SettlementPage, { kind: 'unknown' }>;

export function bankStatements(options: BankServerOptions): SettlementFeed {
  async function filesOf(day: string): Promise<readonly string[] | Unknown> {
    const said = await askBank(options, { path: `incoming/${day}/` });
    if (said.kind === 'unknown') return said;
    if (said.status === 404) return [];
    if (said.status !== 200) return unknown(`The bank answered ${said.status}.`);
    return said.text
      .split(/\r?\n/)
      .filter((name) => STATEMENT.test(name))
      .sort();
  }

  /** A file that makes no sense holds nobody else up. */
  async function pageOf(day: string, file: string): Promise<SettlementPage> {
    const said = await askBank(options, { path: `incoming/${day}/${file}` });
    if (said.kind === 'unknown') return said;
    if (said.status !== 200) return unknown(`The bank answered ${said.status} for ${file}.`);
    const next = `${day}/${file}`;
    try {
      return { kind: 'page', settlements: readCamt(said.text), next };
    } catch (error) {
      if (!(error instanceof XmlFault)) throw error;
      return { kind: 'page', settlements: [], next, problem: `${next} can’t be read: ${error.message}.` };
    }
  }

  /** One file at a time. */
  async function read({ from, until }: SettlementWindow, after: string | undefined): Promise<SettlementPage> {
    const { day, file: behind } = placeOf(after ?? from.slice(0, 10));
    const files = await filesOf(day);
    if (!('length' in files)) return files;
    const file = files.find((name) => name > behind);
    if (file === undefined) {
      const following = dayAfter(day);
      return { kind: 'page', settlements: [], ...(following <= until.slice(0, 10) && { next: following }) };
    }
    return pageOf(day, file);
  }

  return { provider: PROVIDER, kind: 'list', tellsPayIns: true, read };
}
