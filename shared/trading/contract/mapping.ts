/**
 * A mapping: how a user says what the columns of a CSV mean that no format knows. What one field alone must hold is in
 * the schema; what fields owe each other and the header is in `domain/mappings/mapping-rules.ts`.
 */
import * as z from 'zod/mini';
import { idSchema } from '../../kernel/ids.ts';
import { knownCurrency } from '../../kernel/money/known-currency.ts';
import { assetSymbol, currencyCode } from '../../kernel/money/schema.ts';
import { timestamp } from '../../kernel/time.ts';
import { accountName } from './account-name.ts';
import { TRANSACTION_TYPES } from './transaction-types.ts';

export const mappingId = idSchema('MappingId');
export type MappingId = z.output<typeof mappingId>;

/** A user may have so many mappings. */
export const MAPPINGS_MAX = 100;
/** They lie together in one small state, so one of them can't be of any size. */
export const MAPPING_BYTES_MAX = 16 * 1024;
export const MAPPINGS_BYTES_MAX = 256 * 1024;
export const COLUMNS_MAX = 200;
export const COLUMN_CHARACTERS_MAX = 200;
const SAMPLE_CHARACTERS_MAX = 64 * 1024;

const columnName = z.string().check(z.minLength(1), z.maxLength(COLUMN_CHARACTERS_MAX));
const COLUMN = 'must be the name of a column, or {"name", "nth"} where several bear it';
const columnOf = (message: string) =>
  z.union(
    [columnName, z.strictObject({ name: columnName, nth: z.int().check(z.minimum(1), z.maximum(COLUMNS_MAX)) })],
    message,
  );
const column = columnOf(COLUMN).register(z.globalRegistry, { id: 'MappingColumn' });
/** A column by its name; of several with one name by which of them it is, from 1. */
export type ColumnRef = z.output<typeof column>;

const columns = z
  .strictObject({
    date: columnOf('must name the column of the date; without one nothing can be imported'),
    /** Of exports that write the time beside the date. */
    time: z.optional(column),
    type: z.optional(column),
    /** One amount; what it is and which way it goes, the sign or the type says. */
    quantity: z.optional(column),
    asset: z.optional(column),
    /** What it was exchanged for, whichever way. */
    otherQuantity: z.optional(column),
    otherAsset: z.optional(column),
    /** Or amounts that come in and go out in columns of their own. */
    inQuantity: z.optional(column),
    inAsset: z.optional(column),
    outQuantity: z.optional(column),
    outAsset: z.optional(column),
    feeQuantity: z.optional(column),
    feeAsset: z.optional(column),
    /** What was moved was worth this much. */
    value: z.optional(column),
    valueCurrency: z.optional(column),
    account: z.optional(column),
    toAccount: z.optional(column),
    /** Of a return of capital: the asset that paid it. */
    paidBy: z.optional(column),
    id: z.optional(column),
    notes: z.optional(column),
  })
  .register(z.globalRegistry, { id: 'MappingColumns' });
export type ColumnField = keyof z.output<typeof columns>;

/** What has no column, since it is the same in all rows. */
const constants = z
  .strictObject({
    asset: z.optional(assetSymbol),
    otherAsset: z.optional(assetSymbol),
    inAsset: z.optional(assetSymbol),
    outAsset: z.optional(assetSymbol),
    feeAsset: z.optional(assetSymbol),
    valueCurrency: z.optional(currencyCode),
    account: z.optional(accountName),
    toAccount: z.optional(accountName),
    paidBy: z.optional(assetSymbol),
  })
  .register(z.globalRegistry, { id: 'MappingConstants' });

const typeRule = z
  .strictObject({
    type: z.enum(TRANSACTION_TYPES, 'must be a type of transactions, such as "buy", "deposit" or "income"'),
    incomeKind: z.optional(
      z.string().check(z.maxLength(40), z.regex(/^[a-z0-9-]+$/, 'must be lower-case, such as "staking"')),
    ),
  })
  .register(z.globalRegistry, { id: 'MappingType' });
export type TypeRule = z.output<typeof typeRule>;

const cellText = z.string().check(z.maxLength(200));

const dates = z
  .strictObject({
    /** Of dates with numbers only; left out, the file decides. */
    order: z.optional(z.enum(['day-first', 'month-first', 'year-first'])),
    /** Or the whole form, such as `DD.MM.YY HH:mm`. */
    pattern: z.optional(z.string().check(z.minLength(1), z.maxLength(40))),
    /** Of times that state none: `Europe/Berlin`, `+09:00`. Left out, UTC. */
    zone: z.optional(z.string().check(z.maxLength(60))),
  })
  .register(z.globalRegistry, { id: 'MappingDates' });

const header = z
  .array(z.string().check(z.maxLength(COLUMN_CHARACTERS_MAX)))
  .check(z.minLength(2), z.maxLength(COLUMNS_MAX));

/** A mapping as it is kept and used. */
export const mappingDefinition = z.strictObject({
  name: accountName,
  columns,
  constants: z._default(constants, {}),
  dates: z._default(dates, {}),
  /** Left out, a file with semicolons decides itself, and others have points. */
  numbers: z.optional(z.enum(['decimal-point', 'decimal-comma'])),
  /** What the texts of the type column mean, in any case of letters. */
  types: z._default(z.record(cellText, typeRule), {}),
  /** For rows whose text is none of these; for all rows if there is no such column. */
  otherwise: z.optional(typeRule),
  /** Whether the sign of `quantity` says which way it goes, or the type. */
  direction: z._default(z.enum(['by-sign', 'by-type']), 'by-sign'),
  /** Whether amounts are what the balance changed by, fees and all. */
  feeIncluded: z._default(z.boolean(), false),
  /** Rows that are left out: those with one of the texts in the column. */
  ignore: z._default(
    z
      .array(z.strictObject({ column, texts: z.array(cellText).check(z.minLength(1), z.maxLength(100)) }))
      .check(z.maxLength(20)),
    [],
  ),
  /** The columns as files have them, all of them in their order. */
  header,
});
export type Mapping = z.output<typeof mappingDefinition>;

/** A mapping as a user sends it. */
export const mappingInput = z.extend(mappingDefinition, {
  header: z.optional(header),
  /** The beginning of a file, in which the header is found, or held against the one given. */
  sample: z.optional(z.string().check(z.minLength(1), z.maxLength(SAMPLE_CHARACTERS_MAX))),
  /** Of the sample; left out, it is tried out. */
  delimiter: z.optional(z.enum([',', ';', '\t', '|'])),
  constants: z._default(z.extend(constants, { valueCurrency: z.optional(knownCurrency) }), {}),
});
export type MappingInput = z.output<typeof mappingInput>;

/** A saved mapping as it is shown. */
export const mappingView = z.extend(mappingDefinition, {
  mappingId,
  /** Counts the changes, from 1. */
  version: z.int(),
  createdAt: timestamp,
  updatedAt: timestamp,
});

/** The mapping that an import was read by. */
export const usedMapping = z.strictObject({ mappingId, name: z.string(), version: z.int() });
