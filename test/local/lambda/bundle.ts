import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { LambdaFunction } from '../../../infra/local/lambda/function.ts';

/** A fresh folder for one test's files. */
export const freshDir = (): string => mkdtempSync(path.join(tmpdir(), 'foldbook-'));

/** Writes a bundle by hand and describes it as the template's model would. */
export function functionOf(name: string, source: string, changes: Partial<LambdaFunction> = {}): LambdaFunction {
  const assetPath = path.join(freshDir(), name);
  mkdirSync(assetPath, { recursive: true });
  writeFileSync(path.join(assetPath, 'index.mjs'), source);
  return {
    name,
    physicalName: `foldbook-${name.replaceAll('.', '-')}`,
    arn: `arn:aws:lambda:us-east-1:000000000000:function:foldbook-${name.replaceAll('.', '-')}`,
    assetPath,
    handler: 'index.handler',
    runtime: 'nodejs24.x',
    environment: {},
    timeoutSeconds: 5,
    memoryMb: 256,
    ...changes,
  };
}
