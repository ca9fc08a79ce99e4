/** Files with several tables, each below a header of its own and with rules of its own. */
import { ignored } from './cells.ts';
import type { Format, FormatContext, Interpreter, Row } from './types.ts';

interface SeveralTables extends Pick<Format, 'name' | 'title' | 'numbers' | 'footer' | 'evidence'> {
  /** By name of the section. */
  readonly tables: Readonly<Record<string, Format>>;
  /** A section whose rows only tell about the file. What they tell, the rules of the others find among the captures. */
  readonly about?: {
    readonly section: string;
    readonly told: (row: Row) => Readonly<Record<string, string>> | undefined;
  };
}

/** One format of several. */
export function severalTables({ tables, about, ...format }: SeveralTables): Format {
  return {
    ...format,
    columns: [],
    variants: [],
    sections: Object.entries(tables).map(([name, { columns, variants }]) => ({ name, columns, variants })),
    start: (context) => interpreterOf(tables, about, context),
  };
}

function interpreterOf(
  tables: SeveralTables['tables'],
  about: SeveralTables['about'],
  context: FormatContext,
): Interpreter {
  const telling: Row[] = [];
  const running = new Map<string, Interpreter>();
  let { captures } = context;

  const rulesOf = (section: string): Interpreter => {
    const known = running.get(section);
    if (known) return known;
    const rules = tables[section]?.start({ ...context, captures });
    if (rules === undefined) throw new Error(`there is no table ${section}`);
    running.set(section, rules);
    return rules;
  };
  return {
    push: (row) => {
      const section = row.cells['section'] ?? '';
      if (section !== about?.section) return rulesOf(section).push(row);
      const told = about.told(row);
      if (told) {
        telling.push(row);
        captures = { ...captures, ...told };
      }
      return [ignored([row], 'about the file, and nothing that moved')];
    },
    end: () => [...running.values()].flatMap((rules) => rules.end()),
    held: () => [...telling, ...[...running.values()].flatMap((rules) => rules.held())],
  };
}
