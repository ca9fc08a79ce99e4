import { readConfiguration } from './configuration.ts';
import { runDemo } from './demo/run-demo.ts';
import { type Host, startHost } from './host.ts';
import { startSettlingProviders } from './payment-servers/start-settling.ts';
import { openTerminal, type Terminal } from './terminal.ts';

/** Starts the host as the environment says, and ends it on SIGTERM or SIGINT. Resolves with an exit code if it can't start. */
export async function run(): Promise<number | undefined> {
  const terminal = openTerminal(process.stdout);
  // Whoever reads our output may go away before us.
  process.stdout.on('error', () => {});
  let starting: Promise<Host> | undefined;
  try {
    const configuration = readConfiguration(process.env);
    const { demo, log, webhookTargets, priceSources, paymentProviders, ...where } = configuration;
    const simulated = demo && paymentProviders === undefined ? await startSettlingProviders() : undefined;
    const providers = paymentProviders ?? simulated?.settings;
    starting = startHost({
      ...where,
      log: (line) => terminal.line(line),
      progress: terminal.progress,
      functionEnvironment: {
        ...(webhookTargets === 'local' && { WEBHOOK_TARGETS: 'local' }),
        ...(priceSources !== undefined && { PRICE_SOURCES: priceSources }),
        ...(providers !== undefined && { PAYMENT_PROVIDERS: providers }),
        // What errors say may hold what a user sent, so only who asks for it sees it.
        ...(log === 'debug' && { LOG_LEVEL: 'DEBUG' }),
      },
      ...(log === 'debug' ? { echo: (name, text) => terminal.line(`${name} ${text.trimEnd()}`) } : {}),
    });
    stopOnSignals(starting, terminal);
    const host = await starting;
    simulated?.tell(host.origin);
    terminal.line(`ready ${host.origin}`);
    // Loading takes longer than most requests; what fails to load says so when it is asked.
    void host.lambdas.warm();
    if (demo) await runDemo({ origin: host.origin, terminal, hasPayments: simulated !== undefined });
    return undefined;
  } catch (thrown) {
    process.stderr.write(`${explain(thrown)}\n`);
    return 1;
  }
}

function stopOnSignals(starting: Promise<Host>, terminal: Terminal): void {
  let stopping = false;
  const stop = (): void => {
    // Asked twice, it goes at once; what is durable stays so.
    if (stopping) process.exit(1);
    stopping = true;
    terminal.progress('stopping');
    starting
      .then((host) => host.stop())
      .then(
        () => {
          terminal.line('stopped');
          process.exit(0);
        },
        () => process.exit(1),
      );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

function explain(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  const code = 'code' in thrown ? thrown.code : undefined;
  const port = 'port' in thrown ? thrown.port : undefined;
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken. Choose another one, e.g. PORT=3001 npm start, or PORT=0 for any.`;
  if (code === 'EACCES') return `Port ${port} may not be used by you. Choose another one, e.g. PORT=3001 npm start.`;
  if (process.env['LOG'] === 'debug') return thrown.stack ?? thrown.message;
  return thrown.message;
}
