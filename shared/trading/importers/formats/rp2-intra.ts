/**
 * Transfers, as entered by hand for RP2. A row may know one side only; a row of the same id knows the other. A side that
 * no row knows lies outside: what left for it is a withdrawal, what came from it a deposit.
 */
import type { Decimal } from '../../../kernel/money/decimal.ts';
import { assetOf } from '../aliases.ts';
import { ignored, readCells, rejectAll } from '../cells.ts';
import { finish } from '../draft.ts';
import { type Entry, grouped } from '../groups.ts';
import type { Column, Format, FormatContext, Result, Row } from '../types.ts';
import { rp2Account, rp2Id } from './rp2-rules.ts';

interface Intra extends Entry {
  readonly at: string;
  readonly id: string;
  readonly asset: string;
  readonly from: string;
  readonly to: string;
  readonly sent: Decimal | undefined;
  readonly received: Decimal | undefined;
  readonly notes: string;
}

function parse(row: Row, context: FormatContext) {
  const cells = readCells(row, context.numbers);
  const at = cells.date('timestamp');
  const id = rp2Id(cells);
  const asset = assetOf('rp2', cells.needed('asset'));
  const entry = {
    row,
    at,
    atMs: Date.parse(at),
    id,
    asset,
    from: rp2Account(cells, 'from exchange', 'from holder'),
    to: rp2Account(cells, 'to exchange', 'to holder'),
    sent: cells.optionalNumber('crypto sent'),
    received: cells.optionalNumber('crypto received'),
    notes: cells.text('notes'),
    groupKey: id === '' ? undefined : `${id} ${asset}`,
  } satisfies Intra;
  if (entry.from === '' && entry.to === '') {
    cells.fail('missing-cell', 'neither a From Exchange nor a To Exchange is given');
  }
  if (entry.from !== '' && entry.sent === undefined) cells.fail('missing-cell', 'the crypto sent is empty');
  if (entry.from === '' && entry.received === undefined) cells.fail('missing-cell', 'the crypto received is empty');
  const fault = cells.fault();
  return fault ? { fault } : entry;
}

/** Another row of an id may stand anywhere in the sheet. */
const isWhole = (): boolean => false;

const isHalf = ({ from, to }: Intra): boolean => from === '' || to === '';

function interpret(entries: readonly Intra[]): readonly Result[] {
  const wholes = entries.filter((entry) => !isHalf(entry));
  const halves = entries.filter(isHalf);
  const told = halves.filter((half) => wholes.some((whole) => tells(whole, half)));
  return [
    ...wholes.flatMap((entry) => book([entry])),
    ...told.map(({ row }) => ignored([row], 'one side of a transfer that a row of the same id states whole')),
    ...joined(halves.filter((half) => !told.includes(half))),
  ];
}

const tells = (whole: Intra, half: Intra): boolean =>
  half.from === ''
    ? half.to === whole.to && half.received === whole.received
    : half.from === whole.from && half.sent === whole.sent;

function joined(halves: readonly Intra[]): readonly Result[] {
  const arrivals = halves.filter(({ from }) => from === '');
  const pairs = halves.filter(({ from }) => from !== '').map((left) => [left, ...arrivals.splice(0, 1)]);
  return [...pairs, ...arrivals.map((arrival) => [arrival])].flatMap(book);
}

function book(entries: readonly Intra[]): readonly Result[] {
  const rows = entries.map(({ row }) => row);
  const [first] = entries;
  if (first === undefined) return [];
  const left = entries.find(({ from }) => from !== '');
  const came = entries.find(({ to }) => to !== '');
  const sent = left?.sent;
  const received = came?.received;
  const notes = entries.map((entry) => entry.notes).find((text) => text !== '');
  const common = { timestamp: first.at, externalId: first.id, notes };
  const outs = sent === undefined ? [] : [{ asset: first.asset, quantity: sent }];
  const ins = received === undefined ? [] : [{ asset: first.asset, quantity: received }];
  if (left && came)
    return finish(rows, { ...common, account: left.from, toAccount: came.to, type: 'transfer', outs, ins });
  if (left) return finish(rows, { ...common, account: left.from, type: 'withdrawal', outs });
  if (came) return finish(rows, { ...common, account: came.to, type: 'deposit', ins });
  return rejectAll(rows, { code: 'incomplete-group', reason: 'neither side is known' });
}

const HEADER = [
  ...['unique id', 'timestamp', 'asset', 'from exchange', 'from holder', 'to exchange', 'to holder', 'spot price'],
  ...['crypto sent', 'crypto received', 'notes'],
];
const NAMES_OF_ID: Readonly<Record<string, string>> = { 'unique id': 'id' };
const OPTIONAL: ReadonlySet<string> = new Set(['spot price', 'notes']);

const columns: readonly Column[] = HEADER.map((name) => ({
  field: NAMES_OF_ID[name] ?? name,
  names: [name],
  required: !OPTIONAL.has(name),
}));

export const rp2Intra: Format = {
  name: 'rp2-intra',
  title: 'RP2 manual entries: transfers',
  columns,
  variants: [
    { name: 'plain', header: HEADER },
    { name: 'with ticker', header: [...HEADER, 'fiat ticker'] },
  ],
  start: (context) => grouped({ parse, interpret, isWhole, windowSeconds: 0 }, context),
};
