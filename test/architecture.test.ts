import { execFileSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { mask, readImports } from './architecture/code.ts'
import { examples, healthy } from './architecture/examples.ts'
import { importsOf, type Tree } from './architecture/rule.ts'
import { rules } from './architecture/rules.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const names = Object.keys(rules) as (keyof typeof rules)[]

/** Larger files are data: words and numbers that nobody wrote here. */
const largestBytes = 2_000_000

/** Every text file that is in the repository, or would be if it were added now. */
function repository(): Tree {
  const tree = new Map<string, string>()
  const listed = execFileSync('git', ['ls-files', '-z', '-co', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1e8,
  })
  for (const file of listed.split('\0')) {
    const stat = statSync(`${root}/${file}`, { throwIfNoEntry: false })
    if (!stat?.isFile() || stat.size > largestBytes) continue
    const text = readFileSync(`${root}/${file}`, 'utf8')
    if (!text.includes('\0')) tree.set(file, text)
  }
  return tree
}

/** Every breach of every rule in a tree, as sentences. */
const judge = (tree: Tree) =>
  names.flatMap((name) =>
    rules[name].breaches(tree).map(({ file, found }) => `${file}: ${found} (${name})`),
  )

describe('the house', () => {
  const tree = repository()

  test('there is something to check', () => {
    const sources = [...tree.keys()].filter((file) => /^src\/.*\.ts$/.test(file))
    expect(sources.length).toBeGreaterThan(0)
    expect(sources.flatMap((file) => importsOf(tree, file)).length).toBeGreaterThan(0)
  })

  test('every relative import leads to a file, so none is read wrongly', () => {
    const lost = [...tree.keys()]
      .filter((file) => /^(src|workers|migrations)\/.*\.ts$/.test(file))
      .flatMap((file) => importsOf(tree, file).map((to) => ({ file, to })))
      .filter(({ to }) => /\.ts$/.test(to) && to.includes('/') && !tree.has(to))
    expect(lost).toEqual([])
  })

  test.each(names)('%s', (name) => {
    const broken = rules[name].breaches(tree).map(({ file, found }) => `${file}: ${found}`)
    expect(broken, rules[name].says).toEqual([])
  })
})

describe('each rule is seen to fail', () => {
  test('and a healthy tree breaks none', () => {
    expect(judge(new Map(Object.entries(healthy)))).toEqual([])
  })

  for (const name of names) {
    test.each(examples[name])(`${name}: $file with $found`, ({ tree, file, found }) => {
      expect(judge(new Map(Object.entries(tree)))).toContain(`${file}: ${found} (${name})`)
      expect(
        judge(new Map(Object.entries(tree))).filter((said) => !said.endsWith(`(${name})`)),
      ).toEqual([])
    })
  }
})

describe('imports are read', () => {
  test.each([
    ["import a, { b } from 'x'", ['x']],
    ["import {\n  a,\n  type B,\n} from 'x'", ['x']],
    ["import { type A } from 'x'", ['x']],
    ["import * as a from 'x'", ['x']],
    ["import type from 'x'", ['x']],
    ["import type { A } from 'x'\nimport { b } from 'y'", ['y']],
    ["import type A from 'x'\nexport type { C } from 'z'", []],
    ["export * from 'x'\nexport { a } from 'y'", ['x', 'y']],
    ["export type A = { a: string }\nexport type { B }\nexport { c } from 'x'", ['x']],
    ["import 'x'\nimport'y'", ['x', 'y']],
    ["await import('x')\nimport(\n  `y`,\n)\nimport(name)", ['x', 'y']],
    ["// import 'x'\n/* import 'y' */ const url = 'http://import' // 'z'", []],
    [`const a = \`\${b({ c: \`import 'x'\` })} import 'y'\`\nimport 'z'`, ['z']],
    ["const quote = /['\"]/\nconst half = 4 / 2 / 1\nimport 'x' // it's", ['x']],
  ])('%j', (source, imports) => {
    expect(readImports(source)).toEqual(imports)
    expect(mask(source)).toHaveLength(source.length)
  })
})
