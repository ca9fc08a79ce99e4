/** What the template has and no laptop can run, by its label, with the reason. The host leaves it out, and nothing else. */
import { located, type Resource } from './intrinsics.ts';
import { TemplateError } from './template-error.ts';

export const CLOUD_ONLY: ReadonlyMap<string, string> = new Map([
  ['backup.exporter', 'DynamoDB exports tables to S3 itself; no local engine does. Locally: npm run export-tables.'],
  ['hourly-exports', 'It invokes backup.exporter.'],
]);

/** Whether the host leaves the resource out; throws for one that says so itself and isn't known. */
export function isCloudOnly(resource: Resource): boolean {
  const name = located(resource).labels['cloudOnly'];
  if (name === undefined) return false;
  if (!CLOUD_ONLY.has(name)) {
    throw new TemplateError(
      resource,
      `it is labelled as ${name}, which runs in the cloud only, and infra/local/template/cloud-only.ts doesn't say why`,
    );
  }
  return true;
}
