import { expect, test } from 'vitest'
import { lacksExtension } from '../../src/platform/migrate.ts'

const fails = (code: string, message: string) => Object.assign(new Error(message), { code })

test.each([
  [
    '58P01',
    'could not open extension control file "…/vector.control": No such file or directory',
    true,
  ],
  ['0A000', 'extension "vector" is not available', true],
  ['42501', 'permission denied to create extension "vector"', true],
  ['42501', 'permission denied for schema public', false],
  ['42P07', 'relation "entry" already exists', false],
])('a migration that failed with %s %s lacks an extension: %s', (code, message, lacks) => {
  expect(lacksExtension(fails(code, message))).toBe(lacks)
  expect(lacksExtension(new Error(message))).toBe(false)
})
