import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadCatalogue } from '../../src/catalogue/catalogue.loader.ts'
import { sectorPrefixes } from '../../src/catalogue/sector.ts'
import { NewCluster } from '../../src/clusters/cluster.schema.ts'
import { type ClusterContent, clusterProblems, type Label } from '../../src/clusters/cluster.ts'

const catalogue = loadCatalogue()
const valley: ClusterContent = NewCluster.parse({ name: 'Dolina Odlewnicza', country: 'PL' })
const pointersOf = (change: Partial<ClusterContent>) =>
  clusterProblems(catalogue, { ...valley, ...change }).map(({ pointer }) => pointer)

const day = fc
  .date({ min: new Date('1800-01-01'), max: new Date('2200-01-01'), noInvalidDate: true })
  .map((moment) => moment.toISOString().slice(0, 10))
const label: fc.Arbitrary<Label> = fc.record({
  name: fc.constant('ESCA Gold'),
  validFrom: fc.option(day),
  validTo: fc.option(day),
})

describe('what is wrong with a cluster', () => {
  test('nothing, when it states a name and a known country', () => {
    expect(clusterProblems(catalogue, valley)).toEqual([])
  })

  test('each unknown code is named where it stands, with the codes it may have been', () => {
    const problems = clusterProblems(catalogue, { ...valley, nace: ['25', '25.26'] })
    expect(problems.map(({ pointer }) => pointer)).toEqual(['/nace/1'])
    expect(problems[0]?.phrase.en).toMatch(/Did you mean .*25\.\d+/)
  })

  test('country, region and sectors are all reported at once', () => {
    expect(pointersOf({ country: 'PL', nuts: 'DE11', nace: ['99.99'] })).toEqual([
      '/nuts',
      '/nace/0',
    ])
  })

  test('a label is refused exactly when it ends before it begins', () => {
    fc.assert(
      fc.property(fc.array(label, { maxLength: 5 }), (labels) => {
        const wrong = labels.flatMap(({ validFrom, validTo }, index) =>
          validFrom && validTo && new Date(validTo) < new Date(validFrom)
            ? [`/labels/${index}/validTo`]
            : [],
        )
        expect(pointersOf({ labels })).toEqual(wrong)
      }),
    )
  })

  test('a refusal speaks all four languages, each its own', () => {
    const labels = [{ name: 'ESCA Gold', validFrom: '2026-02-01', validTo: '2026-01-31' }]
    const [problem] = clusterProblems(catalogue, { ...valley, labels })
    expect(new Set(Object.values(problem?.phrase ?? {})).size).toBe(4)
  })
})

describe('a sector and what is inside it', () => {
  const isWithin = (code: string, sector: string) =>
    sectorPrefixes(catalogue, sector).some((prefix) => code.startsWith(prefix))

  test('every heading is within itself and every heading above it', () => {
    const parents = [...catalogue.nace.values()].flatMap(({ entries }) => entries)
    const outside = parents.filter(
      ({ code, parent }) => !isWithin(code, code) || (parent && !isWithin(code, parent)),
    )
    expect(parents.length).toBeGreaterThan(1500)
    expect(outside).toEqual([])
  })

  test('manufacturing holds machining, not software', () => {
    expect(isWithin('25.62', 'C')).toBe(true)
    expect(isWithin('62.01', 'C')).toBe(false)
  })

  test('a letter means its divisions in both revisions', () => {
    // K was finance (64) in Rev. 2 and is telecommunication and software (61 to 63) in Rev. 2.1.
    expect(isWithin('64.1', 'K')).toBe(true)
    expect(isWithin('62.01', 'K')).toBe(true)
  })

  test('any spelling of a heading will do, and an unknown one holds nothing', () => {
    expect(sectorPrefixes(catalogue, 'c2562')).toEqual(['25.62'])
    expect(sectorPrefixes(catalogue, '99.98')).toEqual([])
  })
})

describe('a cluster at the door', () => {
  test('sectors are written one way and once', () => {
    const { nace } = NewCluster.parse({ ...valley, nace: ['C25.62', '2562', ' 25.62 ', '62'] })
    expect(nace).toEqual(['25.62', '62'])
  })

  test('what is no code stays as written, for the refusal that names it', () => {
    expect(NewCluster.parse({ ...valley, nace: ['steel'] }).nace).toEqual(['steel'])
  })

  test.each([
    { labels: [{ name: 'ESCA Gold', validFrom: '2026-02-30' }] },
    { labels: [{ name: 'ESCA Gold', validTo: '0000-01-01' }] },
    { labels: [{ name: 'ESCA Gold', until: '2026-01-01' }] },
    { leaderId: 'Odlewnia Krosno' },
    { type: 'national' },
    { website: 'javascript:alert(1)' },
    { name: '<b>Dolina</b>' },
    { members: 51 },
  ])('%j is refused', (change) => {
    expect(NewCluster.safeParse({ ...valley, ...change }).success).toBe(false)
  })
})
