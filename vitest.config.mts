import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));
const inert = fileURLToPath(new URL('./tests/fixtures/inert-marker.ts', import.meta.url));

/** Wait for what servers do after a minute and more, and ask little of the machine meanwhile. */
const WAITING = ['tests/abuse/{picture-hosts,slow-uploads,unread-answers,window}.test.ts'];

/**
 * Measure time, or stop processes and count on what others do before a deadline. They run one at a time, and with the
 * machine to themselves.
 */
const TIMED = ['tests/abuse/{fairness,redis}.test.ts', 'tests/reliability/{faults,lifecycle}.test.ts'];

/** Requests of other services' clients, sent again to the built server. */
const SERVED = 'tests/conformance/served/**/*.test.ts';

/** Real clients of other services, against the built server. */
const CLIENTS = 'tests/conformance/clients/**/*.test.ts';

/** Of them what needs a JDK, which few machines have. */
const OF_JAVA = process.env['CI_JAVA'] === '1' ? [] : ['tests/conformance/clients/java.test.ts'];

/** Of tests that start whole servers. */
const OF_SERVERS = { testTimeout: 120_000, hookTimeout: 60_000 };

export default defineConfig({
  resolve: {
    alias: [
      // The markers throw outside Next's bundler; the import rules are held by dependency-cruiser in tests.
      { find: /^(server-only|client-only)$/, replacement: inert },
      { find: /^@\//, replacement: root },
    ],
  },
  test: {
    setupFiles: ['./tests/setup-console.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // As children have it: the image library is not loaded without.
          env: { VIPS_DISC_THRESHOLD: '1000g' },
          // Vitest itself does little meanwhile: the core that it would keep for itself is a worker's, too.
          maxWorkers: '100%',
          // Ten times what the slowest needs on a quiet machine: properties and pictures count, not speed.
          testTimeout: 30_000,
          include: [
            '{lib,components,app,scripts,bench}/**/*.test.{ts,tsx}',
            'tests/{conformance,golden}/**/*.test.ts',
          ],
          exclude: [SERVED, CLIENTS],
        },
      },
      {
        extends: true,
        test: {
          name: 'service',
          include: ['tests/{reliability,abuse}/**/*.test.ts', SERVED],
          exclude: [...WAITING, ...TIMED],
          // One server for all files that need no other.
          globalSetup: ['tests/fixtures/shared-server-setup.ts'],
          // Client and server take turns: one file leaves a core idle.
          maxWorkers: 2,
          ...OF_SERVERS,
        },
      },
      {
        extends: true,
        test: { name: 'timed', include: TIMED, fileParallelism: false, ...OF_SERVERS },
      },
      {
        extends: true,
        // All at once.
        test: { name: 'waiting', include: WAITING, maxWorkers: 2, ...OF_SERVERS },
      },
      {
        extends: true,
        test: {
          name: 'clients',
          // Apart from `npm run check`: programs that CI installs, and packages that a registry has.
          include: [CLIENTS],
          exclude: OF_JAVA,
          globalSetup: ['tests/conformance/clients/setup.ts'],
          maxWorkers: 2,
          ...OF_SERVERS,
        },
      },
      {
        extends: true,
        test: {
          name: 'firefox',
          // Apart from `npm run check`: a browser that CI installs.
          env: { VIPS_DISC_THRESHOLD: '1000g' },
          include: ['tests/firefox/**/*.test.ts'],
          globalSetup: ['tests/fixtures/shared-server-setup.ts'],
          fileParallelism: false,
          ...OF_SERVERS,
          testTimeout: 180_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'webkit',
          // Apart from `npm run check`: a browser that CI installs.
          env: { VIPS_DISC_THRESHOLD: '1000g' },
          include: ['tests/webkit/**/*.test.ts'],
          globalSetup: ['tests/fixtures/shared-server-setup.ts'],
          fileParallelism: false,
          ...OF_SERVERS,
        },
      },
      {
        extends: true,
        test: {
          name: 'parity',
          // Apart from `npm run check`: every photo there is, through the service and through a browser.
          env: { VIPS_DISC_THRESHOLD: '1000g' },
          include: ['tests/parity/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'no-disk',
          // Apart from `npm run check`: these need strace and bubblewrap (Linux), which CI installs.
          include: ['tests/no-disk/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
