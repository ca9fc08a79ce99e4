import { defineConfig } from 'vitest/config';
import { WaitingFirst } from './test/support/waiting-first.ts';

const API_SPECS = 'test/**/*.api.spec.ts';
const ENDURANCE_SPECS = 'test/endurance/**/*.spec.ts';
/** Starts the one running host that specs over HTTP share, each with users of its own. */
const SHARED_HOST = ['test/support/shared-host.ts'];

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
        test: { name: 'unit', include: ['test/**/*.spec.ts'], exclude: [API_SPECS, ENDURANCE_SPECS] },
      },
      {
        extends: true,
        test: { name: 'api', include: [API_SPECS], exclude: [ENDURANCE_SPECS], globalSetup: SHARED_HOST },
      },
      {
        extends: true,
        // Kills, and a great deal of everything: `npm run test:endurance`.
        test: { name: 'endurance', include: [ENDURANCE_SPECS], globalSetup: SHARED_HOST, testTimeout: 240_000 },
      },
    ],
  },
});
