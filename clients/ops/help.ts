/** Help, made from what commands say of themselves. */
import type { Command } from './command.ts';

const START = 'npm run ops -- ';

const GLOBAL: readonly (readonly [string, string])[] = [
  ['--base <url>', 'Where the API is; else FOLDBOOK_URL, else http://127.0.0.1:3000'],
  ['--json', 'Answers in JSON, for machines'],
  ['--help', 'This, or the help of one command'],
];

const columns = (rows: readonly (readonly [string, string])[]): string[] => {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, about]) => `  ${name.padEnd(width)}  ${about}`);
};

const argumentText = ({ arguments: wanted = [] }: Command): string =>
  wanted.map(({ name, optional }) => (optional ? ` [${name}]` : ` <${name}>`)).join('');

export const helpOf = (command: Command): string => {
  const options = Object.entries(command.options ?? {}).map(
    ([name, { value, about }]) => [`--${name}${value === undefined ? '' : ` ${value}`}`, about] as const,
  );
  const wanted = (command.arguments ?? []).map(({ name, about }) => [`<${name}>`, about] as const);
  return [
    `${START}${command.name}${argumentText(command)}`,
    '',
    command.summary + (command.summary.endsWith('.') ? '' : '.'),
    ...(command.description === undefined ? [] : ['', command.description]),
    '',
    ...columns([...wanted, ...options, ...GLOBAL]),
    '',
    'Examples:',
    ...command.examples.map((example) => `  ${START}${example}`),
  ].join('\n');
};

export const helpOfAll = (commands: readonly Command[]): string =>
  [
    `${START}<command>`,
    '',
    'Operates a Foldbook over HTTP. The token of an operator is taken from FOLDBOOK_TOKEN; a local host gives one.',
    '',
    'Commands:',
    ...columns(commands.map((command) => [`${command.name}${argumentText(command)}`, command.summary] as const)),
    '',
    ...columns(GLOBAL),
    '',
    'Exit codes: 0 all well, 1 something is wrong or was refused, 2 not understood or not allowed, 3 no answer.',
  ].join('\n');
