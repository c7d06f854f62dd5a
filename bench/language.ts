import { existsSync } from 'node:fs'
import { builtInLanguages, readLanguages } from '../src/embedding/language-model.loader.ts'
import { accuracy, taughtLanguages } from '../src/embedding/language-model.training.ts'
import { type Named, namesKeptAside, withoutMarks } from '../src/embedding/language-names.ts'
import { readConcepts } from '../src/embedding/reference.loader.ts'
import { isLanguage, languages } from '../src/platform/phrase.ts'
import { detectLanguage } from '../src/profiles/language.detector.ts'
import { textsOfProfiles } from './language-texts.ts'
import { loadOfMachine, median } from './median.ts'
import type { BenchResult, BenchRow } from './result.ts'

type Detect = (text: string) => string | undefined
type Eld = typeof import('eld/medium')['eld']

const reference = new URL('../../shared/reference', import.meta.url).pathname
const rounds = 5
/** As many as a detector must have before it may call a text foreign. */
const longFrom = 40
/** What two words of a title have at most. */
const shortTo = 20

/**
 * How often the language of a text is told right by `detectLanguage`, beside eld, which is told that there are only our four; on names of
 * concepts that were not trained on, by table and by language, and on texts of profiles and projects. Then how often a longer
 * text is called foreign, beside eld with all its languages; how fast, and in how much memory.
 */
export async function bench(): Promise<BenchResult> {
  if (!existsSync(reference))
    throw new Error(`The reference tables are not at ${reference}; models/README.md names them.`)
  const { eld, memory } = await loadBoth()
  const named = namesKeptAside(readConcepts(reference, taughtLanguages), taughtLanguages)
  const names = named.filter(({ language }) => isLanguage(language))
  const texts = textsOfProfiles()
  eld.setLanguageSubset([...languages])
  const told = toldRight(names, texts, (text) => eld.detect(text).language)
  const fast = rates(names, (text) => eld.detect(text).language)
  eld.setLanguageSubset(false)
  const foreign = named.filter(({ language, name }) => !isLanguage(language) && isLong(name))
  const own = [...names, ...[...texts.values()].flat()].filter(({ name }) => isLong(name))
  return {
    name: 'language',
    load: loadOfMachine(),
    rows: [...told, ...calledForeign(foreign, own, eld), fast, memory],
  }
}

/** Loads ours, then the peer; each is charged with what the process takes more afterwards. */
async function loadBoth(): Promise<{ eld: Eld; memory: BenchRow }> {
  const megabytes = () => process.memoryUsage().rss / 1e6
  const before = megabytes()
  readLanguages(builtInLanguages)
  detectLanguage('welding of rails')
  const between = megabytes()
  const { eld } = await import('eld/medium')
  eld.detect('welding of rails')
  const [ours, peer] = [between - before, megabytes() - between]
  const what = 'memory to load, beside eld (medium)'
  return { eld, memory: { what, ours, peer, ratio: ours / peer, unit: 'MB' } }
}

const ourDetect: Detect = (text) => {
  const { language, foreign } = detectLanguage(text)
  return language ?? foreign
}

function toldRight(
  names: readonly Named[],
  profiles: ReadonlyMap<string, readonly Named[]>,
  peer: Detect,
): BenchRow[] {
  const row = (what: string, some: readonly Named[]) => {
    const [ours, theirs] = [percent(accuracy(some, ourDetect)), percent(accuracy(some, peer))]
    return beside(`${what} (${some.length}), beside eld of four languages`, ours, theirs, '% right')
  }
  const terms = names.filter(({ source }) => source !== 'wordnet')
  const unmarked = terms.flatMap((term) => {
    const name = withoutMarks(term.name, term.language)
    return name === term.name ? [] : [{ ...term, name }]
  })
  const sources = [...new Set(names.map(({ source }) => source))].toSorted()
  return [
    row('all names', names),
    row('names, without the single words of dictionaries', terms),
    row(
      `of these, at most ${shortTo} characters`,
      terms.filter(({ name }) => name.length <= shortTo),
    ),
    row('of these, typed without diacritics', unmarked),
    ...languages.map((one) => row(`of these, in ${one}`, ofLanguage(terms, one))),
    ...sources.map((one) =>
      row(
        one,
        names.filter(({ source }) => source === one),
      ),
    ),
    ...[...profiles].map(([what, some]) => row(what, some)),
  ]
}

function calledForeign(foreign: readonly Named[], own: readonly Named[], eld: Eld): BenchRow[] {
  const peer: Detect = (text) => {
    const result = eld.detect(text)
    return isLanguage(result.language) || !result.isReliable() ? undefined : result.language
  }
  const ours: Detect = (text) => detectLanguage(text).foreign
  const share = (some: readonly Named[], says: (one: Named) => boolean) =>
    percent(some.filter(says).length / some.length)
  const rows = [
    ['called foreign', foreign, (detect: Detect) => (one: Named) => detect(one.name) !== undefined],
    [
      'told which language',
      foreign,
      (detect: Detect) => (one: Named) => detect(one.name) === one.language,
    ],
    [
      'wrongly called foreign',
      own,
      (detect: Detect) => (one: Named) => detect(one.name) !== undefined,
    ],
  ] as const
  return rows.map(([what, some, says]) => {
    const whose = some === foreign ? 'in other languages' : 'in our languages'
    return beside(
      `texts ${whose} of ${longFrom} letters or more (${some.length}): ${what}, beside eld`,
      share(some, says(ours)),
      share(some, says(peer)),
      '%',
    )
  })
}

function rates(names: readonly Named[], peer: Detect): BenchRow {
  const rate = (detect: Detect) =>
    median(
      Array.from({ length: rounds }, () => {
        const began = performance.now()
        for (const { name } of names) detect(name)
        return (1000 * names.length) / (performance.now() - began)
      }),
    )
  return beside('names a second, beside eld of four languages', rate(ourDetect), rate(peer), '1/s')
}

function beside(what: string, ours: number, peer: number, unit: string): BenchRow {
  return { what, ours, peer, ratio: ours / peer, unit }
}

function percent(share: number): number {
  return 100 * share
}

function ofLanguage(names: readonly Named[], wanted: string): Named[] {
  return names.filter(({ language }) => language === wanted)
}

function isLong(text: string): boolean {
  return (text.match(/\p{L}/gu)?.length ?? 0) >= longFrom
}
