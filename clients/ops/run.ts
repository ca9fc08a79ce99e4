/** Finds the command that was typed, runs it, and says by the exit code how it went. */
import { parseArgs } from 'node:util';
import { ProblemError } from '../typescript/problem.ts';
import { type Call, type Command, type ExitCode, UsageError } from './command.ts';
import { BASE_DEFAULT, connect } from './connect.ts';
import { helpOf, helpOfAll } from './help.ts';
import { openOutput } from './output.ts';
import type { Stream } from './stream.ts';

export interface Terminal {
  readonly out: Stream;
  readonly err: Stream;
  readonly env: Readonly<Record<string, string | undefined>>;
}

const GLOBAL_OPTIONS = { base: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean' } } as const;

/** The command whose words come first, the longest of them; what follows are its arguments. */
function findCommand(commands: readonly Command[], typed: readonly string[]): Command | undefined {
  const fits = commands.filter(({ name }) => name.split(' ').every((word, at) => typed[at] === word));
  return fits.toSorted((one, other) => other.name.length - one.name.length)[0];
}

type Values = Readonly<Record<string, string | boolean | undefined>>;

function callOf(command: Command, values: Values, given: readonly string[], rest: Pick<Call, 'api' | 'out'>): Call {
  const wanted = command.arguments ?? [];
  if (given.length > wanted.length) throw new UsageError(`"${given[wanted.length]}" is one argument too many.`);
  const text = (option: string): string | undefined => {
    const value = values[option];
    return typeof value === 'string' ? value : undefined;
  };
  const optionalArgument = (name: string): string | undefined =>
    given[wanted.findIndex((argument) => argument.name === name)];
  const argument = (name: string): string => {
    const value = optionalArgument(name);
    if (value === undefined) throw new UsageError(`<${name}> is missing.`);
    return value;
  };
  for (const { name, optional } of wanted) if (optional !== true) argument(name);
  return {
    ...rest,
    argument,
    optionalArgument,
    text,
    requiredText: (option) => {
      const value = text(option);
      if (value === undefined) throw new UsageError(`--${option} is missing.`);
      return value;
    },
    wholeNumber: (option) => {
      const value = text(option);
      if (value === undefined) return undefined;
      if (!/^\d{1,9}$/.test(value)) throw new UsageError(`--${option} must be a whole number.`);
      return Number(value);
    },
    flag: (option) => values[option] === true,
  };
}

const NOT_ALLOWED: readonly number[] = [400, 401, 403];

/** What went wrong, in a sentence, and its exit code. */
function explain(error: unknown, base: string): { readonly code: ExitCode; readonly text: string } {
  if (error instanceof UsageError) return { code: 2, text: error.message };
  if (error instanceof ProblemError) {
    const { status, detail, code, errors = [] } = error.problem;
    const fields = errors.map(({ path, message }) => `\n  ${path} ${message}`).join('');
    return { code: NOT_ALLOWED.includes(status) ? 2 : status >= 500 ? 3 : 1, text: `${detail} (${code})${fields}` };
  }
  if (error instanceof TypeError && error.message === 'fetch failed')
    return { code: 3, text: `${base} does not answer.` };
  if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) {
    return { code: 2, text: error.message };
  }
  return { code: 3, text: error instanceof Error ? error.message : String(error) };
}

/** @param typed what follows the program's name. */
export async function run(
  commands: readonly Command[],
  typed: readonly string[],
  terminal: Terminal,
): Promise<ExitCode> {
  const { out, err, env } = terminal;
  const words = typed.filter((word) => !word.startsWith('-'));
  const command = findCommand(commands, typed);
  if (!command) {
    const asked = typed.length === 0 || (words.length === 0 && typed.includes('--help'));
    (asked ? out : err).write(
      `${asked ? '' : `There is no command "${words.join(' ')}".\n\n`}${helpOfAll(commands)}\n`,
    );
    return asked && typed.length > 0 ? 0 : 2;
  }
  let base = env['FOLDBOOK_URL'] || BASE_DEFAULT;
  try {
    const own = Object.fromEntries(Object.entries(command.options ?? {}).map(([name, { type }]) => [name, { type }]));
    const args = typed.slice(command.name.split(' ').length);
    const { values, positionals } = parseArgs({ args, options: { ...own, ...GLOBAL_OPTIONS }, allowPositionals: true });
    if (values['help'] === true) {
      out.write(`${helpOf(command)}\n`);
      return 0;
    }
    if (typeof values['base'] === 'string') base = values['base'];
    const output = openOutput({ isJson: values['json'] === true, out, err });
    const api = connect(base, env['FOLDBOOK_TOKEN'] || undefined);
    return await command.run(callOf(command, values as Values, positionals, { api, out: output }));
  } catch (error) {
    const { code, text } = explain(error, base);
    err.write(`${text}\n${code === 2 ? `\n${helpOf(command)}\n` : ''}`);
    return code;
  }
}
