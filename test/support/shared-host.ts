/** One running host for all specs over HTTP. When all of them have run, no permission may be left that none needed. */
import type { TestProject } from 'vitest/node';
import { startTestHost, type TestHost } from './host.ts';

/** What a spec may know of the host besides its address: enough to act as one of its functions. */
export interface SharedCloud {
  readonly endpoint: string;
  readonly region: string;
  readonly functions: Readonly<Record<string, SharedFunction>>;
}

export interface SharedFunction {
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly environment: Readonly<Record<string, string>>;
}

declare module 'vitest' {
  interface ProvidedContext {
    origin: string;
    cloud: SharedCloud;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const host = await startTestHost();
  await host.host.lambdas.warm();
  project.provide('origin', host.origin);
  project.provide('cloud', sharedCloud(host));
  return async () => {
    const faults = (await ranWhole(project)) ? faultsOf(host) : [];
    await host.stop();
    if (faults.length > 0) throw new Error(`the host of the API tests:\n${faults.join('\n')}`);
  };
}

function sharedCloud({ host: { cloud } }: TestHost): SharedCloud {
  const functions = cloud.model.functions.map(({ name, environment }) => [
    name,
    { credentials: cloud.credentialsOf(name), environment },
  ]);
  return { endpoint: cloud.endpoint, region: cloud.model.region, functions: Object.fromEntries(functions) };
}

/** Whether nothing was left out, so that a permission nobody used is one nobody needs. */
async function ranWhole(project: TestProject): Promise<boolean> {
  const { testFiles } = await project.globTestFiles();
  const ran = project.vitest.state.getFiles().filter(({ projectName }) => projectName === project.name);
  return project.vitest.config.testNamePattern === undefined && ran.length === testFiles.length;
}

function faultsOf({ host: { cloud }, log }: TestHost): readonly string[] {
  const denied = cloud.iam
    .denials()
    .map(({ identity, action, resource, reason }) => `denied: ${identity} ${action} ${resource} ${reason}`);
  const needless = cloud.iam
    .needlessPermissions()
    .map(
      ({ functionName, action, resources, leadingKeys }) =>
        `needless: ${functionName} ${action} ${resources} ${leadingKeys}`,
    );
  return [...log.map((line) => `trouble: ${line}`), ...denied, ...needless];
}
