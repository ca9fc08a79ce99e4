import { defineConfig } from 'vitest/config';
import { WaitingFirst } from './test/support/waiting-first.ts';

const API_SPECS = 'test/**/*.api.spec.ts';

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Some of them mostly wait.
    maxWorkers: 4,
    // A process loads what it tests once, instead of once for each file. So what a spec changes about its process
    // (environment, configuration), it changes back.
    isolate: false,
    setupFiles: ['test/support/property-seed.ts'],
    sequence: { sequencer: WaitingFirst },
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['test/**/*.spec.ts'], exclude: [API_SPECS] },
      },
      {
        extends: true,
        test: {
          // Over HTTP against one running host, which all of these share, each with users of its own.
          name: 'api',
          include: [API_SPECS],
          globalSetup: ['test/support/shared-host.ts'],
        },
      },
    ],
  },
});
