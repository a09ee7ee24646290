import { parseArgs } from 'node:util';

/** The command line asks for something this command does not do. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Not an error: somebody asks what a command does. The message is its usage. */
export class HelpAsked extends Error {
  override readonly name = 'HelpAsked';
}

/** Exit code for what a person can mend. */
export const BAD_INPUT = 2;

export interface OptionUsage {
  type: 'string' | 'boolean';
  default?: string | boolean;
  /** What stands for the value in the usage, such as FILE.csv. */
  value?: string;
  says: string;
  /** What holds without the option, where that is no value. */
  otherwise?: string;
}

/** What a command is told on its command line. */
export interface Usage<Options extends Record<string, OptionUsage> = Record<string, OptionUsage>> {
  /** As a person types it, such as `npm run train`. */
  command: string;
  does: string;
  /** The one word that may stand without dashes. */
  operand?: { value: string; says: string };
  options: Options;
  /** Environment variables it goes by. */
  environment?: Record<string, string>;
}

const HELP = { type: 'boolean', short: 'h', says: 'Prints this and does nothing else.' } as const;

/** The usage as people read it: every option with its default. */
export function usageText({ command, does, operand, options, environment = {} }: Usage): string {
  const named: [string, string][] = Object.entries(options).map(([name, option]) => [
    `--${name}${option.value ? ` ${option.value}` : ''}`,
    `${option.says} ${defaultOf(option)}`,
  ]);
  const rows: [string, string][] = [
    ...(operand ? [[operand.value, operand.says] as [string, string]] : []),
    ...named,
    ['-h, --help', HELP.says],
  ];
  const variables = Object.entries(environment);
  const width = Math.max(...[...rows, ...variables].map(([name]) => name.length));
  const table = (lines: [string, string][]) =>
    lines.map(([name, says]) => `  ${name.padEnd(width)}  ${says}\n`).join('');
  return (
    `Usage: ${command}${operand || named.length > 0 ? ' --' : ''}${operand ? ` ${operand.value}` : ''}${named.length > 0 ? ' [options]' : ''}\n\n` +
    `${does}\n\n${table(rows)}${variables.length > 0 ? `\nEnvironment:\n${table(variables)}` : ''}`
  );
}

function defaultOf({ type, default: value, otherwise }: OptionUsage): string {
  if (otherwise) return `Default: ${otherwise}.`;
  return type === 'boolean' ? 'Default: no.' : value === undefined ? 'Default: none.' : `Default: ${value}.`;
}

/**
 * What the command line says. @throws UsageError for what the usage does not name, with what it does name; HelpAsked for
 * --help or -h anywhere on it
 */
export function parseOptions<const Options extends Record<string, OptionUsage>>(
  args: string[],
  usage: Usage<Options>,
) {
  if (asksForHelp(args)) throw new HelpAsked(usageText(usage));
  try {
    const { values, positionals } = parseArgs({
      args,
      options: usage.options,
      strict: true,
      allowPositionals: usage.operand !== undefined,
    });
    if (positionals.length > 1) throw new UsageError(`"${positionals[1]}" is one word too many`);
    return { ...values, operand: positionals[0] };
  } catch (cause) {
    const trouble = cause instanceof Error ? cause.message.replace(/\. To specify.*$/s, '') : String(cause);
    throw new UsageError(`${trouble}; ${optionsThereAre(usage)}`, { cause });
  }
}

/** What comes after `--` is nobody's option. */
function asksForHelp(args: string[]): boolean {
  const end = args.indexOf('--');
  return args.slice(0, end < 0 ? undefined : end).some((one) => one === '--help' || one === '-h');
}

function optionsThereAre({ options }: Usage): string {
  return `there are ${[...Object.keys(options), 'help'].map((name) => `--${name}`).join(', ')}`;
}

/** Ends a script: usage on standard output and exit code 0, or one line on standard error and exit code 2. */
export function endWith(error: unknown, mendable: readonly (new (...args: never[]) => Error)[] = []): void {
  if (error instanceof HelpAsked) {
    process.stdout.write(error.message);
    return;
  }
  if (![UsageError, ...mendable].some((kind) => error instanceof kind)) throw error;
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = BAD_INPUT;
}

/** The options of a script, which goes no further where there are none: it has asked for help, or for what there is not. */
export function optionsOrExit<const Options extends Record<string, OptionUsage>>(usage: Usage<Options>) {
  try {
    return parseOptions(process.argv.slice(2), usage);
  } catch (error) {
    endWith(error);
    process.exit();
  }
}
