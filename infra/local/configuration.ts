import { isPriceSources } from './price-sources.ts';

/** What the environment says about how to start. */
export interface Configuration {
  readonly port: number;
  readonly dataDir: string;
  readonly demo: boolean;
  readonly iam: 'enforce' | 'record';
  readonly log: 'info' | 'debug';
  /** Where webhooks may lead: to this machine and its network as well, or, as in the cloud, to public hosts alone. */
  readonly webhookTargets: 'local' | 'public';
  readonly dynamodbEndpoint?: string;
  /** Which sources of market data may be asked, as JSON (docs/data-sources.md); none if left out. */
  readonly priceSources?: string;
  /** Which payment providers there are, as JSON (docs/providers.md); none if left out. */
  readonly paymentProviders?: string;
  /** A synthesized assembly to serve instead of synthesizing one. */
  readonly assemblyDir?: string;
}

/** An environment variable that makes no sense. */
export class ConfigurationError extends Error {
  /** Without a value, none is shown: it may hold keys. */
  constructor(name: string, value: string | undefined, wanted: string) {
    super(`${value === undefined ? name : `${name}=${value}`} is not ${wanted}.`);
    this.name = 'ConfigurationError';
  }
}

/** Reads PORT, DATA_DIR, DEMO, IAM, LOG, WEBHOOK_TARGETS, PRICE_SOURCES, PAYMENT_PROVIDERS, DYNAMODB_ENDPOINT and ASSEMBLY_DIR; throws `ConfigurationError`. */
export function readConfiguration(environment: NodeJS.ProcessEnv): Configuration {
  const value = (name: string, otherwise: string): string => environment[name]?.trim() || otherwise;
  const choice = <T extends string>(name: string, choices: readonly [T, ...T[]]): T => {
    const text = value(name, choices[0]);
    const found = choices.find((candidate) => candidate === text);
    if (found === undefined) throw new ConfigurationError(name, text, choices.join(' or '));
    return found;
  };
  const endpoint = value('DYNAMODB_ENDPOINT', '');
  if (endpoint !== '' && !/^https?:$/.test(URL.parse(endpoint)?.protocol ?? '')) {
    throw new ConfigurationError('DYNAMODB_ENDPOINT', endpoint, 'an address such as http://127.0.0.1:8000');
  }
  const assemblyDir = value('ASSEMBLY_DIR', '');
  const priceSources = value('PRICE_SOURCES', '');
  if (priceSources !== '' && !isPriceSources(priceSources)) {
    const example = '{"fred":{"endpoint":"https://api.stlouisfed.org","apiKey":"…"}}';
    throw new ConfigurationError('PRICE_SOURCES', undefined, `JSON such as ${example}`);
  }
  const paymentProviders = value('PAYMENT_PROVIDERS', '');
  if (paymentProviders !== '' && !isJsonObject(paymentProviders)) {
    throw new ConfigurationError('PAYMENT_PROVIDERS', undefined, 'JSON such as {"stripe":{…}}');
  }
  return {
    port: readPort(value('PORT', '3000')),
    dataDir: value('DATA_DIR', '.local'),
    demo: choice('DEMO', ['1', '0']) === '1',
    iam: choice('IAM', ['enforce', 'record']),
    log: choice('LOG', ['info', 'debug']),
    webhookTargets: choice('WEBHOOK_TARGETS', ['local', 'public']),
    ...(endpoint === '' ? {} : { dynamodbEndpoint: endpoint }),
    ...(assemblyDir === '' ? {} : { assemblyDir }),
    ...(priceSources === '' ? {} : { priceSources }),
    ...(paymentProviders === '' ? {} : { paymentProviders }),
  };
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new ConfigurationError('PORT', text, 'a port (0 to 65535)');
  return port;
}
