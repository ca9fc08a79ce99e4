/** Rows that are made readable before the rules of a format see them. */
import type { Format, Row } from './types.ts';

/** `prepare` leaves a row alone that it has already changed: rows that are held come again after a stop. */
export const prepared = (format: Format, prepare: (row: Row) => Row): Format => ({
  ...format,
  start: (context) => {
    const rules = format.start(context);
    return { ...rules, push: (row) => rules.push(prepare(row)) };
  },
});
