/** What the sheets that are filled in by hand for RP2 (the plugin of dali-rp2) have in common. */
import type { Cells } from '../cells.ts';
import type { TableCells } from '../sides.ts';

/** An account is an exchange or wallet, and whose it is. */
export const rp2Account = (cells: Cells, exchangeField: string, holderField: string): string => {
  const [exchange, holder] = [cells.text(exchangeField), cells.text(holderField)];
  if (exchange === '') return '';
  return holder === '' ? exchange : `${exchange} (${holder})`;
};

/** The sheet's own money: as a column says, or the header (`USD In No Fee`); RP2's own default otherwise. */
export const rp2Currency = (cells: TableCells, valueField: string): string => {
  const captured = cells.captured(valueField);
  return cells.text('ticker').toUpperCase() || (captured === undefined || captured === 'FIAT' ? 'USD' : captured);
};

/** A unique id, unless it says that there is none. */
export const rp2Id = (cells: Cells): string => {
  const id = cells.text('id');
  return id === '__unknown' ? '' : id;
};
