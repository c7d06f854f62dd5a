import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Specialisation, SpecialisationList } from '../../src/catalogue/specialisation-list.ts'
import {
  codeInside,
  confidenceOf,
  domainsOf,
  domainText,
  type KnownDomain,
  recogniserOf,
} from '../../src/regions/specialisation.ts'
import {
  type Correction,
  organisationDomains,
  regionDomains,
  type ShownFit,
} from '../../src/regions/specialisation-view.ts'

const names = (name: string) => ({ en: name, pl: name, de: name, fr: name })
const item = (code: string, nace: string[]): Specialisation => ({
  code,
  original: 'en',
  names: names(`Domain ${code}`),
  nace,
  topics: '',
})
const list: SpecialisationList = {
  key: 'own',
  regions: ['PL21'],
  from: null,
  to: null,
  status: 'confirmed',
  source: 'a resolution',
  note: '',
  items: [item('1', ['24']), item('2', ['62']), item('3', ['10'])],
}
const unit = (...numbers: number[]) => new Float32Array(numbers)
const axes = [unit(1, 0, 0), unit(0, 1, 0), unit(0, 0, 1)]
const domains: KnownDomain[] = list.items.map((one, index) => ({
  list: 'own',
  code: one.code,
  item: one,
  vector: axes[index] ?? unit(1, 0, 0),
}))

/** Texts that lie mostly along one axis and have the code of that domain. */
const told = Array.from({ length: 90 }, (_, n) => {
  const at = n % 3
  const vector = unit(0.2, 0.2, 0.2)
  vector[at] = 0.8 + (n % 7) / 100
  return { nace: [['24.51', '62.01', '10.11'][at] ?? ''], vector }
})
const recogniser = recogniserOf(domains, told)
const lists = new Set(['own'])

describe('the domains of an entry', () => {
  test('are found by its activity, by its text, and surest by both', () => {
    const both = domainsOf(recogniser, { nace: ['24.51'], vector: unit(0.9, 0.3, 0.3) }, lists)
    const activity = domainsOf(recogniser, { nace: ['24.51'], vector: undefined }, lists)
    const text = domainsOf(recogniser, { nace: [], vector: unit(0.9, 0.3, 0.3) }, lists)
    expect([both, activity, text].map((found) => found[0]?.code)).toEqual(['1', '1', '1'])
    const [first, second, third] = [both, activity, text].map((found) => found[0]?.confidence ?? 0)
    expect(first).toBeGreaterThan(second ?? 1)
    expect(second).toBeGreaterThan(third ?? 1)
    expect(activity[0]).toMatchObject({ nace: '24.51', likeness: null })
    expect(text[0]?.nace).toBeNull()
  })

  test('are those of the lists asked for only', () => {
    expect(domainsOf(recogniser, { nace: ['24.51'], vector: undefined }, new Set())).toEqual([])
  })

  test('are none for an entry without a code and without a vector', () => {
    expect(domainsOf(recogniser, { nace: [], vector: undefined }, lists)).toEqual([])
  })

  test('count a text for less when the entry has codes, and none inside', () => {
    const fit = { nace: null, likeness: 1.5 }
    expect(confidenceOf({ ...fit, codes: 2 }, recogniser.line)).toBeLessThan(
      confidenceOf({ ...fit, codes: 0 }, recogniser.line),
    )
  })

  test('never grow less sure with likeness, and stay between 0 and 1', () => {
    const likeness = fc.double({ min: -8, max: 8, noNaN: true })
    const nace = fc.constantFrom('24.51', null)
    fc.assert(
      fc.property(likeness, likeness, nace, fc.nat(3), (a, b, code, codes) => {
        const of = (value: number) =>
          confidenceOf({ nace: code, likeness: value, codes }, recogniser.line)
        expect(of(Math.max(a, b))).toBeGreaterThanOrEqual(of(Math.min(a, b)))
        expect(of(a)).toBeGreaterThanOrEqual(0)
        expect(of(a)).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('of a model to which all texts look alike rest on activities', () => {
    const flat = recogniserOf(
      domains,
      told.map((entry) => ({ ...entry, vector: unit(0.5, 0.5, 0.5) })),
    )
    const found = domainsOf(flat, { nace: ['62.01'], vector: unit(0.5, 0.5, 0.5) }, lists)
    expect(found[0]?.code).toBe('2')
    expect(found.every(({ confidence }) => Number.isFinite(confidence))).toBe(true)
  })

  test('can be told without a single text to compare with', () => {
    const blind = recogniserOf(domains, [])
    expect(domainsOf(blind, { nace: ['10.11'], vector: axes[2] }, lists)[0]?.code).toBe('3')
  })

  test('a code is inside by its beginning', () => {
    expect(codeInside(['25.62', '24.51'], ['24'])).toBe('24.51')
    expect(codeInside(['25.62'], ['24', '25.5'])).toBeUndefined()
    expect(domainText('Foundry', '', ['Metals'])).toBe('Foundry. Metals')
  })
})

describe('the domains of an organisation', () => {
  const fit = (entryId: string, code: string, confidence: number): ShownFit => ({
    list: 'own',
    code,
    entryId,
    title: `Entry ${entryId}`,
    side: entryId.startsWith('n') ? 'need' : 'competency',
    confidence,
    nace: null,
    likeness: 1,
    sentence: null,
  })
  const said = (code: string, belongs: boolean, entryId: string | null): Correction => ({
    list: 'own',
    code,
    entryId,
    belongs,
    note: '',
    by: 'Ada',
    at: '2026-11-27T10:00:00.000Z',
  })
  const fits = [fit('a', '1', 0.8), fit('b', '1', 0.4), fit('n', '2', 0.6)]
  const view = (...corrections: Correction[]) => organisationDomains(fits, corrections, [list])

  test('are as sure as their surest entry, and count those that are sure enough', () => {
    expect(view().map(({ code, confidence }) => [code, confidence])).toEqual([
      ['1', 0.8],
      ['2', 0.6],
    ])
    expect(view()[0]).toMatchObject({ competencies: 1, needs: 0 })
    expect(view()[1]).toMatchObject({ competencies: 0, needs: 1 })
  })

  test('count for nothing where somebody said no, as a whole or by entry, and are told last with what spoke for them', () => {
    const whole = view(said('1', false, null))
    expect(whole.map(({ code, confidence }) => [code, confidence])).toEqual([
      ['2', 0.6],
      ['1', 0],
    ])
    expect(whole[1]).toMatchObject({ competencies: 0, needs: 0, correction: { belongs: false } })
    expect(whole[1]?.entries.map(({ confidence }) => confidence)).toEqual([0.8, 0.4])
    const [, left] = view(said('1', false, 'a'))
    expect(left).toMatchObject({ code: '1', confidence: 0.4, competencies: 0, correction: null })
    expect(left?.entries.map(({ entryId, confidence }) => [entryId, confidence])).toEqual([
      ['b', 0.4],
      ['a', 0],
    ])
    const [, none] = view(said('2', false, 'n'))
    expect(none).toMatchObject({ code: '2', confidence: 0, needs: 0, correction: null })
    expect(none?.entries[0]).toMatchObject({ confidence: 0, correction: { belongs: false } })
  })

  test('are not told of an entry that whoever reads does not see, though it was corrected', () => {
    expect(view(said('3', false, 'hidden')).map(({ code }) => code)).toEqual(['1', '2'])
  })

  test('hold what somebody said belongs, even where nothing was found', () => {
    const [first] = view(said('3', true, null))
    expect(first).toMatchObject({ code: '3', confidence: 1, entries: [] })
    expect(first?.correction?.by).toBe('Ada')
  })

  test('of a list that no longer holds are not shown', () => {
    expect(organisationDomains(fits, [], [])).toEqual([])
  })
})

describe('the domains of a region', () => {
  test('count each organisation once, and only what is sure enough', () => {
    const of = (organisationId: string, side: 'competency' | 'need', confidence: number) => ({
      list: 'own',
      code: '1',
      organisationId,
      side,
      confidence,
    })
    const fits = [
      of('x', 'competency', 0.9),
      of('x', 'competency', 0.7),
      of('x', 'need', 0.5),
      of('y', 'need', 0.49),
    ]
    expect(regionDomains(list, fits)[0]).toMatchObject({
      organisations: 1,
      competencies: 2,
      needs: 1,
    })
    expect(regionDomains(list, [])).toHaveLength(3)
  })
})
