import { globSync } from 'node:fs'
import { eld } from 'eld/medium'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { usualConstraints } from '../../src/links/brief.ts'
import { declineReasons } from '../../src/matching/answer.ts'
import { issuePhrase } from '../../src/platform/issue-phrases.ts'
import { type Language, languages, type Phrase, verbatim } from '../../src/platform/phrase.ts'
import { noGapReasons } from '../../src/regions/no-gap.ts'

const root = new URL('../../', import.meta.url)
const files = globSync('src/**/*phrases.ts', { cwd: root }).sort()

/** What a function of phrases is called with, the first that it takes: a list in a sentence reads as a text. */
const anything = [['25.62'], [['25.62']], '25.62']
const quote = { title: 'Gießerei', sentence: 'Wir gießen.', entryId: '1', language: 'de' }
const answer = { need: quote, competency: quote, fit: 0.5, dense: 0.5, lexical: 0.5 }
const constraints = {
  ...usualConstraints,
  regions: ['PL21'],
  clusters: ['1'],
  excluded: ['1'],
  obligatory: ['1'],
  contactBudget: 9,
  quotas: [
    { kinds: ['university'], sme: false, atLeast: 1 },
    { kinds: [], sme: true, atLeast: 2 },
  ],
}
const near = { name: 'Gießerei Süd', where: 'PL21', percent: '12' }
const calledWith: Record<string, readonly (readonly unknown[])[]> = {
  issuePhrase: [],
  said: [],
  keyUnknown: [[true], [false]],
  listOverlaps: [[{ key: 'own', from: null, to: '2029-12-31' }]],
  outdatedRegion: [['PL127', { code: 'PL12', last: 2013, change: 'split', to: ['PL91', 'PL92'] }]],
  signalName: [['relevance'], ['reach']],
  whatChanges: [
    [[], 900, 40],
    [[{ name: 'reach', before: 10, after: 30 }], 900, 40],
  ],
  weightAgainstSign: [
    ['reach', '+', '-1'],
    ['crowd', '-', '1'],
  ],
  weightsStored: [
    ['learned-1', true],
    ['learned-1', false],
  ],
  reasonFor: [
    ...(['cue', 'section', 'doing', 'facts'] as const).map((why) => [{ why, words: '25.62' }]),
    ...(['continues', 'precedes', 'prose'] as const).map((why) => [{ why }]),
  ],
  adviceToAdd: [
    ...['competency', 'need', 'kind', 'size', 'region', 'languages', 'website', 'description'].map(
      (add) => [{ add }],
    ),
    ...['words', 'facts', 'entry-kind', 'sectors', 'trl', 'confirmation'].map((add) => [
      { add, entry: { title: '25.62' } },
    ]),
  ],
  conflictSentence: [[[]], [[verbatim('A')]], [[verbatim('A'), verbatim('B')]]],
  circleHead: [[2, 0.7]],
  howGood: [[7.9, 0.01, 47]],
  declinedBefore: [['25.62', '2026-11-27', verbatim('25.62')]],
  missingSeat: [['Guss', near]],
  doubtfulSeat: [['Guss', near]],
  keptOut: [['Guss', near]],
  constraintPhrase: [
    ...(
      [
        'membersMin',
        'membersMax',
        'countriesMin',
        'regions',
        'clusters',
        'largestShare',
        'apart',
      ] as const
    ).map((rule) => ({ rule })),
    { rule: 'excluded' },
    { rule: 'contactBudget' },
    { rule: 'quota', place: 0 },
    { rule: 'quota', place: 1 },
    { rule: 'obligatory', id: '1' },
  ].map((name) => [name, constraints, () => 'Gießerei Süd']),
  noGapSays: noGapReasons.flatMap((reason) =>
    [0, 1, 5].flatMap((silent) =>
      [true, false].map((narrowed) => [
        reason,
        { code: 'PL21', name: 'Małopolskie', narrowed },
        silent,
      ]),
    ),
  ),
  answeredAlready: declineReasons.map((reason) => [reason, '2026-11-27']),
  standing: ['candidate', 'serving', 'retired'].map((status) => [status, '2026-11-27']),
  languageName: languages.map((language) => [language]),
  changeSentence: [
    { kind: 'confirm', titles: ['A', 'B', 'C', 'D'] },
    { kind: 'learn-language', language: 'de' },
    { kind: 'state-sectors' },
    { kind: 'complete-profile' },
    { kind: 'state-need', title: 'Guss' },
    { kind: 'state-competency', title: 'Guss' },
  ].map((change) => [{ ...change, score: 0.4 }, 0.3]),
  missingSentence: [
    'my-needs',
    'their-needs',
    'my-competencies',
    'their-competencies',
    'my-need-open',
    'their-need-open',
    'no-common-language',
    'no-history',
  ].map((kind) => [{ kind, title: 'Guss' }]),
  verdictSentence: [
    { kind: 'suggested', rank: 1 },
    { kind: 'vetoed', veto: 'blocked' },
    { kind: 'outranked', scope: 'national', kept: 50 },
    { kind: 'irrelevant' },
    { kind: 'nothing-to-compare' },
    { kind: 'not-yet' },
  ].map((verdict) => [verdict]),
  adviceFor: [
    [{ competencies: 0, needs: 0 }, 0, true],
    [{ competencies: 1, needs: 0 }, 3, true],
    [{ competencies: 0, needs: 1 }, 3, true],
    [{ competencies: 1, needs: 1 }, 0, true],
    [{ competencies: 1, needs: 1 }, 0, false],
  ],
  reasonsFor: [
    ...[
      {},
      { inferred: true },
      { inferred: true, pastPartners: true },
      { inferred: true, valueChain: true },
    ].map((source) => {
      const one = { ...answer, need: { ...quote, ...source } }
      return [{ theyAnswer: [one], iAnswer: [one], common: null }]
    }),
    [{ theyAnswer: [], iAnswer: [], common: { mine: quote, theirs: quote, similarity: 0.5 } }],
  ],
}

const isPhrase = (value: unknown): value is Phrase =>
  typeof value === 'object' && value !== null && languages.every((one) => one in value)

function firstTaken(call: (...given: unknown[]) => unknown): unknown[] {
  for (const one of anything) {
    const given = Array.from({ length: call.length }, () => one)
    try {
      call(...given)
      return given
    } catch {}
  }
  throw new Error(`${call.name} takes none of what is tried: say in calledWith what it takes.`)
}

/** Every phrase in what a module exports: as it is, in lists and tables, and in what its functions give. */
function phrasesIn(name: string, value: unknown): [string, Phrase][] {
  if (isPhrase(value)) return [[name, value]]
  if (typeof value === 'function') {
    const calls = calledWith[name] ?? [firstTaken(value as (...given: unknown[]) => unknown)]
    return calls.flatMap((given, index) => phrasesIn(`${name} ${index + 1}`, value(...given)))
  }
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) => phrasesIn(`${name} ${key}`, part))
}

const said = await Promise.all(
  files.map(async (file) => {
    const module = (await import(new URL(file, root).href)) as Record<string, unknown>
    return { file, exported: Object.entries(module) }
  }),
)
const all = said.flatMap(({ file, exported }) =>
  exported.flatMap(([name, value]) =>
    phrasesIn(name, value).map(([where, phrase]) => ({ where: `${file}: ${where}`, phrase })),
  ),
)
const isSentence = ({ phrase }: { phrase: Phrase }) => phrase.en.trim().split(/\s+/).length > 3

describe('every phrase', () => {
  test('is found: all files, and something in each of their exports', () => {
    expect(files.length).toBeGreaterThanOrEqual(6)
    const silent = said.flatMap(({ file, exported }) =>
      exported
        .filter(
          ([name, value]) => calledWith[name]?.length !== 0 && phrasesIn(name, value).length === 0,
        )
        .map(([name]) => `${file}: ${name}`),
    )
    expect(silent).toEqual([])
    expect(all.length).toBeGreaterThan(40)
  })

  test('says something in each language, and never "undefined"', () => {
    const bad = all.filter(({ phrase }) =>
      languages.some((one) => !phrase[one].trim() || /undefined|NaN|\[object/.test(phrase[one])),
    )
    expect(bad).toEqual([])
  })

  test('that is a sentence is another one in each language', () => {
    const alike = all
      .filter(isSentence)
      .filter(({ phrase }) => new Set(languages.map((one) => phrase[one])).size < 4)
    expect(alike).toEqual([])
  })

  test('that is French has a space before what is high: colon, semicolon, question and exclamation mark', () => {
    const close = all.filter(({ phrase }) => /[^\s:][:;?!](?=\s|$)/u.test(withoutCode(phrase.fr)))
    expect(close.map(({ where, phrase }) => `${where}: ${phrase.fr}`)).toEqual([])
  })

  test('that is long enough to tell is in the language it claims', () => {
    const long = all.filter(({ phrase }) => languages.every((one) => phrase[one].length > 60))
    const swapped = long.flatMap(({ where, phrase }) =>
      languages
        .map((claimed): [Language, string] => [
          claimed,
          eld.detect(wordsOf(phrase[claimed])).language,
        ])
        .filter(([claimed, detected]) => claimed !== detected)
        .map(([claimed, detected]) => `${where}: ${claimed} reads as ${detected}`),
    )
    expect(long.length).toBeGreaterThan(20)
    expect(swapped).toEqual([])
  })
})

test('an issue that no sentence was written for still says something', () => {
  const issue = { code: 'not_multiple_of', divisor: 5, path: [], message: 'Not a multiple of 5' }
  expect(issuePhrase(issue as never)).toMatchObject({ en: 'Not a multiple of 5' })
})

test('a kind that none of several shapes has is answered with the kinds there are', () => {
  const shapes = z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('circles') }),
    z.object({ kind: z.literal('seeds') }),
  ])
  const [issue] = shapes.safeParse({ kind: 'squares' }).error?.issues ?? []
  expect(issuePhrase(issue as never)).toMatchObject({
    en: 'Use one of: circles, seeds.',
    pl: 'Dozwolone wartości: circles, seeds.',
  })
})

/** A sentence without the header that keys are sent in, and the JSON of examples. */
function withoutCode(sentence: string): string {
  return sentence.replace(/Authorization: /g, '').replace(/\{"[^}]*\}/g, '')
}

/** A sentence without addresses, types and codes, which belong to no language. */
function wordsOf(sentence: string): string {
  return sentence.replace(/\S*[/_=:]\S*/g, ' ')
}
