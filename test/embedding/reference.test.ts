import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readConcepts } from '../../src/embedding/reference.loader.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'splot-reference-'))
  mkdirSync(join(folder, 'parallel'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const writeParallel = (name: string, lines: readonly string[]) =>
  writeFileSync(join(folder, 'parallel', `${name}.tsv.gz`), gzipSync(`${lines.join('\n')}\n`))

test('a row of a table is a concept with its names, its definition and its parent', () => {
  writeFileSync(
    join(folder, 'esco_skills.csv'),
    'conceptUri,en,en_alt,pl,en_description\nuri:1,weld,"weld|join metal|",spawać,"Join metal, by heat."\n',
  )
  writeFileSync(join(folder, 'cpv_2008.csv'), 'code,parent,en,xx\n031,03,"Wood, raw",?\n')
  const [cpv, esco] = readConcepts(folder)
  expect(cpv).toMatchObject({ source: 'cpv', key: 'cpv:031', parents: ['cpv:03'] })
  expect([...(cpv?.names ?? [])]).toEqual([['en', ['Wood, raw']]])
  expect(Object.fromEntries(esco?.names ?? [])).toEqual({
    en: ['weld', 'join metal'],
    pl: ['spawać'],
  })
  expect(esco).toMatchObject({ key: 'esco:uri:1', definition: 'Join metal, by heat.' })
})

test('parallel texts lose placeholders and markup, and synonyms are told apart', () => {
  writeParallel('ui', ['key\ten\tpl', 'a\tShow {{count}} items|List <b>{n}</b> "items"\tPokaż'])
  expect(Object.fromEntries(readConcepts(folder)[0]?.names ?? [])).toEqual({
    en: ['Show items', 'List "items"'],
    pl: ['Pokaż'],
  })
})

test('a word and its definition in the lexicon are one concept, and the definition is no name', () => {
  writeParallel('wordnet_gloss_pl', ['key\ten\tpl', '1-n\ta separate entity\trzecz'])
  writeParallel('wordnet_pl_en', ['key\ten\tpl', '1-n\tthing\trzecz'])
  const [gloss, word] = readConcepts(folder)
  expect(gloss).toMatchObject({ key: 'wordnet:1-n', definition: 'a separate entity' })
  expect(gloss?.names.has('en')).toBe(false)
  expect(word?.key).toBe(gloss?.key)
})
