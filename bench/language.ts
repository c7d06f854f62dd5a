import { existsSync } from 'node:fs'
import { eld } from 'eld/medium'
import { builtInLanguages, readLanguages } from '../src/embedding/language-model.loader.ts'
import {
  accuracy,
  detectBy,
  type Named,
  namesKeptAside,
} from '../src/embedding/language-model.training.ts'
import { readConcepts } from '../src/embedding/reference.loader.ts'
import { languages } from '../src/platform/phrase.ts'
import { loadOfMachine, median } from './median.ts'
import type { BenchResult, BenchRow } from './result.ts'

const reference = new URL('../../shared/reference', import.meta.url).pathname
const rounds = 5

/** Single words of dictionaries, of which many are words of several languages. */
const dictionaries = new Set(['wordnet'])

/**
 * How often the language of a name is told right, among names of concepts that were not trained on, beside eld, which is
 * told that there are only our four; and how fast.
 */
export async function bench(): Promise<BenchResult> {
  if (!existsSync(reference))
    throw new Error(`The reference tables are not at ${reference}; models/README.md names them.`)
  const names = namesKeptAside(readConcepts(reference))
  const detect = detectBy(readLanguages(builtInLanguages))
  eld.setLanguageSubset([...languages])
  const peer = (text: string) => eld.detect(text).language
  const terms = names.filter(({ source }) => !dictionaries.has(source))
  const row = (what: string, some: readonly Named[]): BenchRow => {
    const [ours, theirs] = [accuracy(some, detect), accuracy(some, peer)]
    return {
      what: `${what} (${some.length}), share told right`,
      ours,
      peer: theirs,
      ratio: ours / theirs,
      unit: 'share; peer: eld',
    }
  }
  const rate = (tell: (text: string) => unknown) =>
    median(
      Array.from({ length: rounds }, () => {
        const began = performance.now()
        for (const { name } of names) tell(name)
        return (1000 * names.length) / (performance.now() - began)
      }),
    )
  const [ours, theirs] = [rate(detect), rate(peer)]
  return {
    name: 'language of short texts',
    load: loadOfMachine(),
    rows: [
      row('terms of all vocabularies', terms),
      ...['cpv', 'esco', 'combined_nomenclature_24lang', 'eurovoc', 'gemet', 'osm_presets'].map(
        (source) =>
          row(
            source,
            names.filter((name) => name.source === source),
          ),
      ),
      row(
        'single words of dictionaries',
        names.filter(({ source }) => dictionaries.has(source)),
      ),
      ...languages.map((language) =>
        row(
          `terms in ${language}`,
          terms.filter((name) => name.language === language),
        ),
      ),
      { what: 'names a second', ours, peer: theirs, ratio: ours / theirs, unit: '1/s; peer: eld' },
    ],
  }
}
