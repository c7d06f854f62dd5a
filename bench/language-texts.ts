import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import type { Named } from '../src/embedding/language-names.ts'

const root = join(import.meta.dirname, '..')
const shared = join(root, '..', 'shared')

/** Texts whose language is known and that no training has seen, by where they are from. */
export function textsOfProfiles(): Map<string, Named[]> {
  const texts = new Map<string, Named[]>()
  const add = (source: string, language: string, name: string) => {
    if (name.trim() === '') return
    texts.set(source, [...(texts.get(source) ?? []), { source, language, name }])
  }
  const files = {
    'data/demo': [join(root, 'data/demo/entries.jsonl')],
    'data/golden': needsAndOffers(join(root, 'data/golden')),
    'shared/golden': needsAndOffers(join(shared, 'golden')),
  }
  for (const [source, some] of Object.entries(files))
    for (const { title, description, language } of some.filter(existsSync).flatMap(linesOf)) {
      add(`titles of ${source}`, language, title)
      add(`descriptions of ${source}`, language, description)
    }
  for (const { lang, title, summary } of projects()) {
    add(`titles of ERDF projects in ${lang}`, lang, title)
    add(`summaries of ERDF projects in ${lang}`, lang, summary)
  }
  return texts
}

function needsAndOffers(folder: string): string[] {
  return [join(folder, 'needs.jsonl'), join(folder, 'offers.jsonl')]
}

function linesOf(file: string): { title: string; description: string; language: string }[] {
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}

function projects(): { lang: string; title: string; summary: string }[] {
  const file = join(shared, 'reference/erdf_project_texts.csv.gz')
  return existsSync(file) ? parse(gunzipSync(readFileSync(file)), { columns: true, bom: true }) : []
}
