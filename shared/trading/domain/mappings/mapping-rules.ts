/** What the fields of a mapping owe each other and its header. Pure; each fault is an issue with its path. */
import type { Issue } from '../../../kernel/errors.ts';
import {
  COLUMN_CHARACTERS_MAX,
  COLUMNS_MAX,
  type ColumnField,
  MAPPING_BYTES_MAX,
  type Mapping,
} from '../../contract/mapping.ts';
import { datePattern } from '../../importers/date-pattern.ts';
import { normalized } from '../../importers/header.ts';
import { fieldOf, namedColumn, type UsedColumn, usedColumns } from '../../importers/mapping-columns.ts';
import { fixedOffsetMinutes } from '../../importers/zones.ts';

const ASSET_OF = {
  quantity: 'asset',
  otherQuantity: 'otherAsset',
  inQuantity: 'inAsset',
  outQuantity: 'outAsset',
  feeQuantity: 'feeAsset',
  value: 'valueCurrency',
} as const satisfies Partial<Record<ColumnField, ColumnField>>;
type Quantity = keyof typeof ASSET_OF;
const QUANTITIES = Object.keys(ASSET_OF) as readonly Quantity[];

/** All faults of a mapping whose fields are well-formed one by one. */
export const faultsOfMapping = (mapping: Mapping): readonly Issue[] => [
  ...columnFaults(mapping),
  ...twiceMeant(mapping),
  ...movementFaults(mapping),
  ...unitFaults(mapping),
  ...constantFaults(mapping),
  ...dateFaults(mapping),
  ...typeFaults(mapping),
  ...sizeFaults(mapping),
];

/** A header shortened to what helps. */
const shown = (header: readonly string[]): string =>
  `${header.slice(0, 20).join(', ')}${header.length > 20 ? ', ...' : ''}`.slice(0, 400);

function columnFaults(mapping: Mapping): readonly Issue[] {
  const cells = mapping.header.map(normalized);
  return usedColumns(mapping).flatMap(({ path, ref }): Issue[] => {
    const { name, nth } = namedColumn(ref);
    const count = cells.filter((cell) => cell === normalized(name)).length;
    const written = JSON.stringify(name);
    if (count === 0) return [{ path, message: `${written} isn't in the header: ${shown(mapping.header)}` }];
    if (nth === undefined && count > 1) {
      return [{ path, message: `${count} columns are called ${written}: say which by {"name": ${written}, "nth": 1}` }];
    }
    if (nth === undefined || nth <= count) return [];
    return [{ path: `${path}.nth`, message: `is too great: ${written} is in the header ${count} times` }];
  });
}

/** A column states one quantity, whatever else it may be used for. */
function twiceMeant(mapping: Mapping): readonly Issue[] {
  const first = new Map<string, UsedColumn>();
  return usedColumns(mapping).flatMap((used): Issue[] => {
    const isNumber = QUANTITIES.some((quantity) => quantity === used.meaning);
    if (!isNumber && used.meaning !== 'date') return [];
    const before = first.get(fieldOf(used.ref));
    first.set(fieldOf(used.ref), before ?? used);
    return before
      ? [{ path: used.path, message: `is the column of ${before.meaning} already; it can't mean both` }]
      : [];
  });
}

function movementFaults({ columns }: Mapping): readonly Issue[] {
  const { quantity, otherQuantity, inQuantity, outQuantity } = columns;
  const sided = inQuantity ?? outQuantity;
  const faults: Issue[] = [];
  if (quantity === undefined && sided === undefined) {
    const message = 'must say what moved: quantity, or inQuantity, or outQuantity, or the last two';
    faults.push({ path: 'columns', message });
  }
  if (quantity !== undefined && sided !== undefined) {
    const message = 'says what moved, and so do inQuantity and outQuantity: leave one of the two ways out';
    faults.push({ path: 'columns.quantity', message });
  }
  if (otherQuantity !== undefined && quantity === undefined) {
    faults.push({ path: 'columns.otherQuantity', message: 'is the other side of quantity, which has no column' });
  }
  return faults;
}

/** Each quantity needs its asset, and no asset stands alone. */
const unitFaults = ({ columns, constants }: Mapping): readonly Issue[] =>
  QUANTITIES.flatMap((quantity): Issue[] => {
    const unit = ASSET_OF[quantity];
    const [column, constant] = [columns[unit], constants[unit]];
    if (columns[quantity] !== undefined) {
      if (column !== undefined || constant !== undefined) return [];
      return [{ path: `columns.${unit}`, message: `is needed for ${quantity}, here or in constants` }];
    }
    const message = `goes with ${quantity}, which has no column`;
    return [
      ...(column === undefined ? [] : [{ path: `columns.${unit}`, message }]),
      ...(constant === undefined ? [] : [{ path: `constants.${unit}`, message }]),
    ];
  });

const constantFaults = ({ columns, constants }: Mapping): readonly Issue[] =>
  (Object.keys(constants) as readonly (keyof typeof constants)[])
    .filter((field) => constants[field] !== undefined && columns[field] !== undefined)
    .map((field) => ({ path: `constants.${field}`, message: 'has a column already; it can be one of the two' }));

function isZone(zone: string): boolean {
  if (fixedOffsetMinutes(zone) !== undefined) return true;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

function dateFaults({ dates: { order, pattern, zone } }: Mapping): readonly Issue[] {
  const faults: Issue[] = [];
  if (pattern !== undefined && order !== undefined) {
    faults.push({ path: 'dates.order', message: 'is part of the pattern; leave one of the two out' });
  }
  if (pattern !== undefined && datePattern(pattern) === undefined) {
    const message = 'must have YYYY or YY, MM and DD, each once, and may have HH or hh, mm, ss, SSS and A';
    faults.push({ path: 'dates.pattern', message });
  }
  if (zone !== undefined && !isZone(zone)) {
    faults.push({ path: 'dates.zone', message: 'must be a time zone such as "Europe/Berlin" or "+09:00"' });
  }
  return faults;
}

function typeFaults({ columns, types, otherwise, direction }: Mapping): readonly Issue[] {
  const texts = Object.keys(types);
  const faults: Issue[] = [];
  if (texts.length > 0 && columns.type === undefined) {
    faults.push({ path: 'types', message: 'are texts of the type column, which is missing' });
  }
  const seen = new Set<string>();
  for (const text of texts) {
    if (seen.has(normalized(text))) faults.push({ path: `types.${text}`, message: 'is there twice' });
    seen.add(normalized(text));
  }
  if (direction === 'by-type' && columns.type === undefined && otherwise === undefined) {
    faults.push({ path: 'direction', message: 'can be "by-type" only with a type column, or with otherwise' });
  }
  const rules = [...Object.entries(types).map(([text, rule]) => ({ path: `types.${text}`, rule }))];
  for (const { path, rule } of otherwise ? [...rules, { path: 'otherwise', rule: otherwise }] : rules) {
    if (rule.incomeKind === undefined || rule.type === 'income') continue;
    faults.push({ path: `${path}.incomeKind`, message: 'is for the type "income"' });
  }
  return faults;
}

/** A header that was found in a sample is of any size. */
function sizeFaults(mapping: Mapping): readonly Issue[] {
  const { header } = mapping;
  const isWide = header.length > COLUMNS_MAX || header.some((cell) => cell.length > COLUMN_CHARACTERS_MAX);
  const isLarge = Buffer.byteLength(JSON.stringify(mapping)) > MAPPING_BYTES_MAX;
  return [
    ...(isWide
      ? [{ path: 'header', message: 'must have at most 200 columns with names of up to 200 characters' }]
      : []),
    ...(isLarge ? [{ path: '', message: 'must have at most 16 KB of JSON, with the header' }] : []),
  ];
}
