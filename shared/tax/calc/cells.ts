/** The cells of the lists that values are packed into. */
import type { Decimal } from '../../kernel/money/decimal.ts';
import type { Json } from '../../kernel/pages/types.ts';

/** Hexadecimal, because a bigint becomes that and back in linear time. */
export const packAmount = (value: Decimal): string => value.toString(16);
export const packOptional = (value: Decimal | undefined): string => (value === undefined ? '' : packAmount(value));

export const broken = (what: string): never => {
  throw new TypeError(`a page of the tax book holds something else than ${what}`);
};

/** The cells of a packed list, each read as what it must be. */
export class Cells {
  readonly #cells: readonly Json[];

  constructor(json: Json | undefined) {
    this.#cells = isList(json) ? json : broken('a list');
  }

  text(index: number): string {
    const cell = this.#cells[index];
    return typeof cell === 'string' ? cell : broken('a text');
  }

  number(index: number): number {
    const cell = this.#cells[index];
    return typeof cell === 'number' ? cell : broken('a number');
  }

  amount(index: number): Decimal {
    const hex = this.text(index);
    return (hex.startsWith('-') ? -BigInt(`0x${hex.slice(1)}`) : BigInt(`0x${hex}`)) as Decimal;
  }

  optionalAmount(index: number): Decimal | undefined {
    return this.text(index) === '' ? undefined : this.amount(index);
  }

  cells(index: number): Cells {
    return new Cells(this.#cells[index]);
  }

  list(index: number): readonly Cells[] {
    const cell = this.#cells[index];
    return isList(cell) ? cell.map((item) => new Cells(item)) : broken('a list');
  }

  get length(): number {
    return this.#cells.length;
  }

  json(index: number): Json {
    return this.#cells[index] ?? null;
  }
}

export const isList = (json: Json | undefined): json is readonly Json[] => Array.isArray(json);
