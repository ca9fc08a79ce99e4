import { ExportError, type ExportFiles } from './export-files.ts';

/** Exports of one table in the order to apply them, and the time that they bring it to. */
export interface Chain {
  readonly to: string;
  readonly exports: readonly ExportFiles[];
}

/**
 * The newest full export up to a time, and the increments that follow each other from there. They stop at a gap, before
 * which whoever asks for more is told of it.
 */
function chainOf(exports: readonly ExportFiles[], store: string, at: string): Chain {
  const own = exports.filter((one) => one.store === store && one.to <= at);
  const [full] = own.filter(({ kind }) => kind === 'full').toSorted((one, other) => (one.to < other.to ? 1 : -1));
  if (!full) throw new ExportError(`there is no full export of ${store} up to ${at}`);
  const chain = [full];
  let { to } = full;
  const increments = own.flatMap((one) => (one.from === undefined ? [] : [{ ...one, from: one.from }]));
  for (const one of increments.toSorted((first, second) => (first.from < second.from ? -1 : 1))) {
    if (one.to <= to) continue;
    if (one.from > to) throw new ExportError(`no export of ${store} covers ${to} to ${one.from}`);
    chain.push(one);
    to = one.to;
  }
  return { to, exports: chain };
}

/**
 * What brings tables to one moment, each from its own exports: the newest that all have reached, or the given one.
 * @throws `ExportError` when there is no such moment: rows that are ahead of the events they come from would be wrong.
 */
export function chainsOf(
  exports: readonly ExportFiles[],
  stores: readonly string[],
  at = '9999-12-31T23:59:59Z',
): ReadonlyMap<string, Chain> {
  const reached = stores.map((store) => chainOf(exports, store, at).to);
  const common = reached.toSorted()[0] ?? at;
  const chains = new Map(stores.map((store) => [store, chainOf(exports, store, common)]));
  for (const [store, { to }] of chains) {
    if (to !== common) throw new ExportError(`${store} was exported as of ${to}, others as of ${common}, and not both`);
  }
  return chains;
}
