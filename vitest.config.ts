import { defineConfig } from 'vitest/config'

/** The suffix of a test file says what the test needs; each suffix is a project of its own. */
const needsSomething = ['db', 'services', 'browser'] as const
const filesOf = (suffix: string) => `test/**/*.${suffix}.test.ts`

/** PGlite takes up to 8 s to start cold, a browser about as long: migrate once, and be patient. */
const patient = {
  globalSetup: ['test/embedded.setup.ts'],
  testTimeout: 60_000,
  hookTimeout: 60_000,
}

export default defineConfig({
  test: {
    environment: 'node',
    pool: 'forks',
    maxWorkers: 2,
    passWithNoTests: true,
    projects: [
      {
        test: {
          name: 'pure',
          include: ['test/**/*.test.ts'],
          exclude: needsSomething.map(filesOf),
          // Nothing is timed by a test; on a busy machine everything takes longer.
          testTimeout: 30_000,
          sequence: { groupOrder: 0 },
        },
      },
      // Each of these makes its own database, schema and queue, so that any two run side by side.
      ...needsSomething.map((name) => ({
        test: {
          name,
          include: [filesOf(name)],
          ...patient,
          // A page that has to share its processor answers later than a browser waits.
          sequence: { groupOrder: name === 'browser' ? 2 : 1 },
        },
      })),
    ],
  },
})
