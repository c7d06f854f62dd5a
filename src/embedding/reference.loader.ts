import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { type Concept, mainLanguages, otherLanguages } from './concepts.ts'
import { ModelUnavailable } from './model-unavailable.ts'

type Row = Readonly<Record<string, string>>

const languagesRead: readonly string[] = [...mainLanguages, ...otherLanguages]

/** Each table, and how a row of it reads as a concept. A table that is not there is left out. */
const tables: readonly Readonly<{ file: string; source: string; read: (row: Row) => Reading }>[] = [
  {
    file: 'cpv_2008.csv',
    source: 'cpv',
    read: ({ code, parent }) => ({ key: code, parents: parent }),
  },
  {
    file: 'nace_rev2.csv',
    source: 'nace2',
    read: ({ code, parent }) => ({ key: code, parents: parent }),
  },
  {
    file: 'nace_rev2.1.csv',
    source: 'nace21',
    read: ({ code, parent }) => ({ key: code, parents: parent }),
  },
  {
    file: 'esco_skills.csv',
    source: 'esco',
    read: ({ conceptUri, en_description }) => ({ key: conceptUri, definition: en_description }),
  },
  {
    file: 'euroscivoc_1.1.csv',
    source: 'euroscivoc',
    read: ({ uri, broader }) => ({ key: uri, parents: broader }),
  },
  {
    file: 'eurovoc_en_fr.csv',
    source: 'eurovoc',
    read: ({ id, broader }) => ({ key: id, parents: broader }),
  },
  {
    file: 'gemet_de_fr.csv',
    source: 'gemet',
    read: ({ uri, broader }) => ({ key: uri, parents: broader }),
  },
]

type Reading = Readonly<{
  key: string | undefined
  parents?: string | undefined
  definition?: string | undefined
}>

/**
 * All concepts in a folder of reference tables (`*.csv`) and parallel texts (`parallel/*.tsv.gz`), in an order that
 * depends on the files only; with their names in the languages that the model learns, or in `languages`.
 * @throws ModelUnavailable when the folder holds none of the tables
 */
export function readConcepts(
  folder: string,
  languages: readonly string[] = languagesRead,
): Concept[] {
  const concepts = tables
    .filter(({ file }) => existsSync(join(folder, file)))
    .flatMap(({ file, source, read }) =>
      readTable(join(folder, file), ',').map((row) => conceptOf(source, row, read(row), languages)),
    )
  const parallel = join(folder, 'parallel')
  const texts = existsSync(parallel) ? readdirSync(parallel).toSorted() : []
  for (const file of texts.filter((name) => name.endsWith('.tsv.gz'))) {
    concepts.push(
      ...readParallel(join(parallel, file), file.slice(0, -'.tsv.gz'.length), languages),
    )
  }
  if (concepts.length === 0) {
    throw new ModelUnavailable(
      `${folder} holds none of the tables to train on; models/README.md says where they are published.`,
    )
  }
  return concepts
}

function readTable(path: string, delimiter: string): Row[] {
  const bytes = readFileSync(path)
  const text = path.endsWith('.gz') ? gunzipSync(bytes) : bytes
  const quote = delimiter === ',' ? '"' : false
  return parse(text, { columns: true, delimiter, quote, relax_column_count: true, bom: true })
}

function conceptOf(
  source: string,
  row: Row,
  reading: Reading,
  languages: readonly string[],
): Concept {
  const names = new Map<string, string[]>()
  for (const language of languages) {
    const all = [row[language] ?? '', ...(row[`${language}_alt`] ?? '').split('|')]
    const distinct = [...new Set(all.map(cleaned).filter((name) => name !== ''))]
    if (distinct.length > 0) names.set(language, distinct)
  }
  return {
    source,
    key: `${source}:${reading.key}`,
    names,
    ...(reading.definition ? { definition: reading.definition } : {}),
    parents: (reading.parents ?? '')
      .split('|')
      .filter(Boolean)
      .map((key) => `${source}:${key}`),
  }
}

/** Rows of one lexicon share their keys over files, so that a word and its definition are known to be one concept. */
function readParallel(path: string, name: string, languages: readonly string[]): Concept[] {
  const source = name.startsWith('wordnet_') ? 'wordnet' : name
  return readTable(path, '\t').map((row) => {
    const split = Object.fromEntries(
      Object.entries(row).flatMap(([language, text]) => {
        const [first, ...others] = text.split('|')
        return [
          [language, first ?? ''],
          [`${language}_alt`, others.join('|')],
        ]
      }),
    )
    const { key } = row
    const concept = conceptOf(source, split, { key }, languages)
    if (name !== 'wordnet_gloss_pl') return concept
    const { en, ...others } = Object.fromEntries(concept.names)
    return { ...concept, names: new Map(Object.entries(others)), definition: en?.[0] ?? '' }
  })
}

/** Without placeholders such as `{count}` and without markup, which interface texts contain. */
function cleaned(text: string): string {
  return text
    .replace(/\{\{?[^}]*\}?\}|<[^>]*>|&[a-z]+;/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
