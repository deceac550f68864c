// The terminal entry: verbs over the same parts as the studio. A fault is one line on stderr and an exit code.

import { asFault, Fault, type FaultCode } from '../shared/fault.ts';
import type { Studio } from './studio.ts';
import { askSecret, canAsk } from './cli/ask.ts';
import { openTerminal, table } from './cli/terminal.ts';
import { exitCodes, readArguments, textOption, wholeOption, type ExitCode, type OptionValues, type Verb } from './cli/verb.ts';
import { verbs, type VerbEntry } from './cli/verbs.ts';

const exitCodeOf: Readonly<Record<FaultCode, ExitCode>> = {
  usage: exitCodes.usage,
  input: exitCodes.input,
  notFound: exitCodes.input,
  conflict: exitCodes.input,
  denied: exitCodes.input,
  storage: exitCodes.input,
  internal: exitCodes.input,
  cancelled: exitCodes.interrupted,
};

function help(): string {
  return [
    'Point Studio: one point, every size. Usage: npm run --silent cli -- VERB ...',
    '',
    table(verbs.map((verb) => [`  ${verb.name}`, verb.summary])),
    '',
    'Every verb takes --json, --library DIR and --help. Exit codes: 0 done, 1 some jobs have problems, 2 wrong usage,',
    '3 input that cannot be used, 4 interrupted.',
  ].join('\n');
}

function helpOf({ summary }: VerbEntry, verb: Verb): string {
  return [summary, '', ...verb.usage.map((line) => `  ${line}`)].join('\n');
}

async function openLibraryNamed(options: OptionValues): Promise<Studio> {
  const { openStudio } = await import('./studio.ts');
  const askPassphrase = canAsk() ? () => askSecret('Passphrase of the secrets') : undefined;
  return await openStudio({
    library: textOption(options, 'library'),
    host: 'cli',
    workers: wholeOption(options, 'jobs', 1, 64),
    ...(askPassphrase ? { askPassphrase } : {}),
  });
}

/** Runs one command line; answers its exit code. */
async function run(args: readonly string[]): Promise<ExitCode> {
  const [name, ...rest] = args;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    process.stdout.write(`${help()}\n`);
    return name === undefined ? exitCodes.usage : exitCodes.done;
  }
  const entry = verbs.find((one) => one.name === name);
  if (!entry) throw new Fault('usage', `There is no verb "${name}". Verbs: ${verbs.map((one) => one.name).join(', ')}.`);
  const verb = await entry.load();
  const { words, options } = readArguments(verb, rest);
  if (options['help'] === true) {
    process.stdout.write(`${helpOf(entry, verb)}\n`);
    return exitCodes.done;
  }
  const json = options['json'] === true;
  const abort = new AbortController();
  const interrupt = (): void => abort.abort();
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  let opened: Promise<Studio> | undefined;
  const studio = (): Promise<Studio> => (opened ??= openLibraryNamed(options));
  try {
    return await verb.run({ words, options, terminal: openTerminal({ json }), json, signal: abort.signal, studio });
  } finally {
    if (opened) await opened.then((one) => one.close(), () => undefined);
  }
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (thrown) {
  const fault = asFault(thrown);
  process.stderr.write(`point-studio: ${fault.message.replaceAll(/\s*\n\s*/g, ' ')}\n`);
  if (process.env['POINT_STUDIO_TRACE'] && fault.cause instanceof Error) process.stderr.write(`${fault.cause.stack}\n`);
  process.exitCode = exitCodeOf[fault.code];
}
