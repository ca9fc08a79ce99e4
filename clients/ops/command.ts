/** What a command of the command line is: described well enough that its help is made from it. */
import type { Foldbook } from '../typescript/client.ts';
import type { Output } from './output.ts';

/** 0: done, all well. 1: something is wrong, or was refused. 2: the command was not understood. 3: nobody answered. */
export type ExitCode = 0 | 1 | 2 | 3;

interface ArgumentSpec {
  readonly name: string;
  readonly about: string;
  readonly optional?: boolean;
}

interface OptionSpec {
  readonly type: 'string' | 'boolean';
  readonly about: string;
  /** What stands for the value in the help, such as `<n>`. */
  readonly value?: string;
}

export interface Command {
  /** One or two words: `halts list`. */
  readonly name: string;
  readonly summary: string;
  readonly description?: string;
  readonly arguments?: readonly ArgumentSpec[];
  readonly options?: Readonly<Record<string, OptionSpec>>;
  /** What follows `npm run ops -- `. */
  readonly examples: readonly string[];
  readonly run: (call: Call) => Promise<ExitCode>;
}

/** One use of a command. */
export interface Call {
  readonly api: Foldbook;
  readonly out: Output;
  /** Throws `UsageError` when it is missing. */
  readonly argument: (name: string) => string;
  readonly optionalArgument: (name: string) => string | undefined;
  readonly text: (option: string) => string | undefined;
  /** Throws `UsageError` when it is missing. */
  readonly requiredText: (option: string) => string;
  /** A whole number. Throws `UsageError` when it is none. */
  readonly wholeNumber: (option: string) => number | undefined;
  readonly flag: (option: string) => boolean;
}

/** What was typed makes no command; the message says why. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}
