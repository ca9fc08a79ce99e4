import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Validations } from 'aws-cdk-lib';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { AwsSolutionsChecks } from 'cdk-nag';
import { registry } from '../shared/registry.ts';
import { bundleFunctions } from './bundle.ts';
import { EXPORTER } from './constructs/exporter.ts';
import { capacityOf } from './constructs/table-capacity.ts';
import { subscribersOf } from './observability/alarm-topic.ts';
import { BackupStack } from './stacks/backup-stack.ts';
import { BusStack } from './stacks/bus-stack.ts';
import { ContextStack } from './stacks/context-stack.ts';
import { DataStack } from './stacks/data-stack.ts';
import { EdgeStack } from './stacks/edge-stack.ts';
import { ObservabilityStack } from './stacks/observability-stack.ts';

export interface SynthesizeOptions {
  /** Where the templates and bundles go. Left out: where the CDK CLI wants them, else a temporary folder. */
  readonly outdir?: string;
  /** Check with cdk-nag and CloudFormation's own rules; a finding throws. By default yes, unless run by `--no-validation`. */
  readonly validate?: boolean;
}

/** Context of every synthesis, from the CLI or not, so that both give the same templates. */
const CONTEXT = {
  '@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy': true,
  '@aws-cdk/core:checkSecretUsage': true,
  '@aws-cdk/core:validateAgainstDefaultRules': true,
  // Consumers of a shared resource hold it fast: a stack can't drop what another still imports.
  '@aws-cdk/core:defaultCrossStackReferences': 'strong',
  // The CLI turns these on; the local host finds a function's code by the first.
  'aws:cdk:enable-asset-metadata': true,
  'aws:cdk:enable-path-metadata': true,
};

const addStacks = (app: App, bundleFolder: string): void => {
  const bundles = bundleFunctions([...registry.flatMap((context) => context.functions), EXPORTER], bundleFolder);
  const data = new DataStack(app, 'foldbook-data', capacityOf(app.node.tryGetContext('table-capacity')));
  const bus = new BusStack(app, 'foldbook-bus');
  const edge = new EdgeStack(app, 'foldbook-edge');
  const contexts: ContextStack[] = [];
  for (const wiring of registry) {
    contexts.push(new ContextStack(app, `foldbook-${wiring.context}`, { wiring, data, bus, edge, bundles, contexts }));
  }
  const exporterBundle = bundles.get(EXPORTER.name);
  if (exporterBundle === undefined) throw new Error(`${EXPORTER.name} was not bundled`);
  const backup = new BackupStack(app, 'foldbook-backup', { data, bundle: exporterBundle });
  const tables = Object.entries({ event: data.eventTable, row: data.rowTable, key: data.keyTable });
  new ObservabilityStack(app, 'foldbook-observability', {
    contexts,
    others: [backup.watched],
    shared: { apiId: edge.apiId, tables: tables.map(([name, { tableName }]) => ({ name, tableName })) },
    subscribers: subscribersOf(app.node.tryGetContext('alarm-subscribers')),
  });
};

/**
 * Bundles every function of the registry and synthesizes the whole system, offline and for any account and region.
 * @throws when a handler doesn't compile, the wiring names something it lacks, or validation finds a fault.
 */
export const synthesize = ({
  outdir,
  // The CDK's own switch, which `cdk synth --no-validation` sets.
  validate = process.env['CDK_VALIDATION'] !== 'false',
}: SynthesizeOptions = {}): CloudAssembly => {
  const app = new App({
    ...(outdir === undefined ? {} : { outdir }),
    context: CONTEXT,
    analyticsReporting: false,
    treeMetadata: false,
    builtinCloudFormationValidation: validate,
  });
  if (validate) Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  // Bundles are copied into the assembly as the stacks are built.
  const bundleFolder = mkdtempSync(join(tmpdir(), 'foldbook-bundles-'));
  try {
    addStacks(app, bundleFolder);
    return app.synth();
  } finally {
    rmSync(bundleFolder, { recursive: true, force: true });
  }
};
