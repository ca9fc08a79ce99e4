import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { registry } from '../../shared/registry.ts';
import { assemblyFile, stackNames } from './system.ts';

describe('the assembly', () => {
  it('has a stack for each context and for what they share', () => {
    const shared = ['data', 'edge', 'bus', 'observability', 'backup'];
    const expected = [...shared, ...registry.map(({ context }) => context)].map((name) => `foldbook-${name}`);
    expect([...stackNames].sort()).toEqual(expected.sort());
  });

  it('leaves no finding of cdk-nag or CloudFormation open', () => {
    const report = JSON.parse(assemblyFile('validation-report.json').toString());
    expect(z.looseObject({ pluginReports: z.array(z.unknown()) }).parse(report).pluginReports).toEqual([]);
  });

  it('acknowledges only these rules, each with its reason', () => {
    const metadata = z.record(z.string(), z.array(z.looseObject({ type: z.string(), data: z.optional(z.unknown()) })));
    const entries = stackNames.flatMap((name) =>
      Object.values(metadata.parse(JSON.parse(assemblyFile(`${name}.metadata.json`).toString()))).flat(),
    );
    const rules = entries
      .filter(({ type }) => type === 'aws:cdk:acknowledged-rules')
      .flatMap(({ data }) => Object.entries(z.record(z.string(), z.string()).parse(data)));
    for (const [, reason] of rules) expect(reason.length).toBeGreaterThan(40);
    const ids = new Set(rules.map(([id]) => id.replace(/^.*::AwsSolutions-|\[.*$/g, '')));
    expect([...ids].sort()).toEqual(['APIG4', 'COG2', 'COG8', 'IAM5', 'SQS3']);
  });

  it('is what `cdk synth` runs', () => {
    expect(JSON.parse(readFileSync('cdk.json', 'utf8'))).toMatchObject({ app: 'node infra/app.ts' });
  });
});
