import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import { loadCatalogue } from '../../src/catalogue/catalogue.loader.ts'
import { findNace, findRegion } from '../../src/catalogue/catalogue.ts'
import { alertRuleFor, centroidOf, distanceKm } from '../../src/catalogue/catalogue-lists.ts'
import { currentNuts, findNutsStep, naceSteps } from '../../src/catalogue/crosswalk.ts'
import { loadLists } from '../../src/catalogue/lists.loader.ts'
import { regionProblems } from '../../src/catalogue/region.ts'
import {
  domainName,
  domainNamed,
  listsFor,
  type SpecialisationList,
  specialisationProblems,
} from '../../src/catalogue/specialisation-list.ts'
import {
  organisationKinds,
  organisationSizes,
  placeProblems,
} from '../../src/organisations/organisation.ts'
import { entryKinds } from '../../src/profiles/entry.ts'

const catalogue = loadCatalogue()
const lists = loadLists()
const steps = [...catalogue.successors.values()]
const places = [...lists.centroids.values()]

test('a domain is called by its list and its code, with a colon or a slash between them', () => {
  expect(domainName('pl-kis', '4')).toBe('pl-kis:4')
  expect(domainNamed('pl-kis:4')).toEqual({ list: 'pl-kis', code: '4' })
  expect(domainNamed(' pl-kis/4 ')).toEqual({ list: 'pl-kis', code: '4' })
  expect(domainNamed('de-x:a/b')).toEqual({ list: 'de-x', code: 'a/b' })
  expect(['pl-kis', 'pl-kis:', ':4', ''].map(domainNamed)).toEqual(Array(4).fill(undefined))
})

describe('the crosswalk of regions', () => {
  test('leads from codes that ended to codes of 2024, of the same level and country', () => {
    for (const { code, to } of steps) {
      expect(findRegion(catalogue, code)?.editions ?? [], code).not.toContain(2024)
      expect(to.length, code).toBeGreaterThan(0)
      for (const next of to) {
        expect(findRegion(catalogue, next)?.editions, `${code} to ${next}`).toContain(2024)
        expect(next).toHaveLength(code.length)
        expect(next.slice(0, 2)).toBe(code.slice(0, 2))
      }
    }
  })

  test('has a successor for every code of 2021 that the Union went on from', () => {
    const ended = [...catalogue.regions.values()].filter(
      ({ editions, country, level }) => !editions.includes(2024) && country !== 'GB' && level === 2,
    )
    expect(ended.map(({ code }) => catalogue.successors.has(code))).toEqual(ended.map(() => true))
  })

  test('only says that one code was split when it names several', () => {
    for (const { change, to, code } of steps) expect(to.length > 1, code).toBe(change === 'split')
  })

  test.each([
    ['PL12', ['PL91', 'PL92']],
    ['PL33', ['PL72']],
    ['FR71', ['FRK2']],
    ['PT17', ['PT1A', 'PT1B']],
    ['PL21', ['PL21']],
  ])('%s is %j today', (code, today) => {
    expect(currentNuts(catalogue.successors, code)).toEqual(today)
  })

  test('knows of a smaller region at least what became of the one around it', () => {
    expect(findNutsStep(catalogue.successors, ' pl127 ')?.to).toEqual(['PL91', 'PL92'])
    expect(findNutsStep(catalogue.successors, 'PL213')).toBeUndefined()
    expect(findNutsStep(catalogue.successors, 'PL')).toBeUndefined()
  })

  test('an outdated region is refused with its successors named, in every language', () => {
    const [problem] = placeProblems(catalogue, 'PL', 'PL12')
    expect(problem?.pointer).toBe('/nuts')
    for (const sentence of Object.values(problem?.phrase ?? {})) {
      expect(sentence).toContain('PL91, PL92')
      expect(sentence).toContain('2013')
    }
    expect(regionProblems(catalogue, 'NL31', '/region')[0]?.phrase.en).toContain('NL35')
  })

  test('an unknown region is refused with codes that may be meant, a known one is not', () => {
    expect(regionProblems(catalogue, 'PL2X', '/region')[0]?.phrase.en).toContain('PL21')
    expect(regionProblems(catalogue, 'PL21', '/region')).toEqual([])
  })
})

describe('the crosswalk of activities', () => {
  const of = (level: string, revision: '2' | '2.1') =>
    [...catalogue.nace.values()]
      .filter((heading) =>
        heading.entries.some((e) => e.revision === revision && e.level === level),
      )
      .map(({ code }) => code)

  test('goes from headings of Rev. 2 to headings of Rev. 2.1 of the same level', () => {
    for (const { level, from, to } of lists.naceCrosswalk) {
      expect(findNace(catalogue, from)?.revisions).toContain('2')
      expect(findNace(catalogue, to)?.revisions).toContain('2.1')
      expect(findNace(catalogue, from)?.level).toBe(level)
    }
  })

  test('has every division of both revisions', () => {
    const divisions = lists.naceCrosswalk.filter(({ level }) => level === 'division')
    expect([...new Set(divisions.map(({ from }) => from))]).toEqual(of('division', '2'))
    expect([...new Set(divisions.map(({ to }) => to))].sort()).toEqual(of('division', '2.1').sort())
  })

  test('is one-to-one where it says so', () => {
    const pairs = lists.naceCrosswalk.filter(({ relation }) => relation === 'one-to-one')
    expect(pairs.length).toBeGreaterThan(250)
    expect(new Set(pairs.map(({ from }) => from)).size).toBe(pairs.length)
    expect(new Set(pairs.map(({ to }) => to)).size).toBe(pairs.length)
  })

  test('follows machining, whose old code means locks and hinges now', () => {
    expect(naceSteps(lists.naceCrosswalk, '25.62').map(({ to }) => to)).toEqual(['25.53'])
    expect(naceSteps(lists.naceCrosswalk, '25.62', 'backwards').map(({ from }) => from)).toEqual([
      '25.72',
    ])
    expect(naceSteps(lists.naceCrosswalk, '45').map(({ to }) => to)).toEqual(['46', '47', '95'])
    expect(naceSteps(lists.naceCrosswalk, '99.99')).toEqual([])
  })
})

describe('the middles of regions', () => {
  test('are known for every region of level 2 that Splot has organisations in', () => {
    for (const code of ['PL21', 'DED2', 'FRK2', 'AT31', 'CZ08', 'IE05', 'PL91'])
      expect(lists.centroids.has(code), code).toBe(true)
    for (const [code, { latitude, longitude }] of lists.centroids) {
      expect(findRegion(catalogue, code)?.level).toBe(2)
      expect(Math.abs(latitude)).toBeLessThan(90)
      expect(Math.abs(longitude)).toBeLessThan(180)
    }
  })

  test('Kraków is some 500 km from Dresden, and a country lies between its regions', () => {
    const distance = (a: string, b: string) => {
      const [one, other] = [centroidOf(lists.centroids, a), centroidOf(lists.centroids, b)]
      return one && other ? distanceKm(one, other) : Number.NaN
    }
    expect(distance('PL21', 'DED2')).toBeGreaterThan(430)
    expect(distance('PL21', 'DED2')).toBeLessThan(530)
    expect(centroidOf(lists.centroids, 'PL')?.latitude).toBeCloseTo(52, 0)
    const france = centroidOf(lists.centroids, 'FR')
    expect(france?.latitude).toBeCloseTo(46.9, 1)
    expect(france?.longitude).toBeCloseTo(2.9, 1)
    expect(centroidOf(lists.centroids, 'FRY')?.latitude).toBeLessThan(20)
    expect(centroidOf(lists.centroids, 'PL213')).toEqual(centroidOf(lists.centroids, 'PL21'))
    expect(centroidOf(lists.centroids, 'XX')).toBeUndefined()
  })

  test('distance is the same both ways, nothing to oneself, and no detour is shorter', () => {
    const place = fc.constantFrom(...places)
    fc.assert(
      fc.property(place, place, place, (a, b, c) => {
        expect(distanceKm(a, b)).toBeCloseTo(distanceKm(b, a), 9)
        expect(distanceKm(a, a)).toBe(0)
        expect(distanceKm(a, c)).toBeLessThanOrEqual(distanceKm(a, b) + distanceKm(b, c) + 1e-6)
      }),
    )
  })
})

describe('the terms', () => {
  const codesOf = (list: string) =>
    lists.terms.filter((term) => term.list === list).map(({ code }) => code)

  test('name every kind, size and readiness level in four languages', () => {
    expect(codesOf('organisation-kind')).toEqual([...organisationKinds])
    expect(codesOf('organisation-size')).toEqual([...organisationSizes])
    expect(codesOf('entry-kind').sort()).toEqual([...entryKinds].sort())
    expect(codesOf('trl')).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9'])
    for (const { titles } of lists.terms)
      expect(Object.values(titles).every((title) => title.trim() !== '')).toBe(true)
  })
})

describe('the shipped specialisations', () => {
  test('are those of Poland, of its sixteen voivodeships and of ten regions abroad', () => {
    const regions = lists.specialisations.flatMap((list) => list.regions)
    const polish = [...catalogue.regions.values()].filter(
      ({ code, level }) => level === 2 && code.startsWith('PL') && !code.endsWith('ZZ'),
    )
    expect(polish.map(({ code }) => regions.includes(code))).toEqual(polish.map(() => true))
    expect(polish).toHaveLength(17)
    expect(lists.specialisations).toHaveLength(27)
    expect(lists.specialisations[0]?.items).toHaveLength(13)
  })

  test('are whole: known codes, names in four languages, a source, no two lists at once', () => {
    for (const list of lists.specialisations) {
      expect(specialisationProblems(catalogue, list, lists.specialisations), list.key).toEqual([])
      expect(list.source, list.key).not.toBe('')
      expect(
        list.items.every(({ nace }) => nace.length > 0),
        list.key,
      ).toBe(true)
    }
  })

  test('of both regions of Mazowieckie are the same list, and the national one stands before', () => {
    for (const nuts of ['PL91', 'PL92'])
      expect(listsFor(lists.specialisations, nuts, '2026-11-27').map(({ key }) => key)).toEqual([
        'pl-kis',
        'pl-mazowieckie',
      ])
    expect(listsFor(lists.specialisations, 'PL71', '2024-03-04').map(({ key }) => key)).toEqual([
      'pl-kis',
    ])
  })

  test('follow national numbers from list to list, to one that exists', () => {
    const sizes: Record<string, number> = { 19: 19, 20: 20, 17: 17, 15: 15, 13: 13 }
    const seen = new Set(lists.kisNumbering.map(({ fromList, from }) => `${fromList} ${from}`))
    for (const { fromList, from, toList, to } of lists.kisNumbering) {
      expect(Number(from)).toBeLessThanOrEqual(sizes[fromList] ?? 0)
      expect(Number(to)).toBeLessThanOrEqual(sizes[toList] ?? 0)
    }
    for (const list of ['19', '20', '17', '15'])
      for (let number = 1; number <= (sizes[list] ?? 0); number++)
        expect(seen).toContain(`${list} ${number}`)
  })
})

describe('a list of specialisations is refused', () => {
  const good: SpecialisationList = {
    key: 'own',
    regions: ['PL21'],
    from: '2030-01-01',
    to: null,
    status: 'unverified',
    source: 'a resolution',
    note: '',
    items: [
      {
        code: '1',
        original: 'pl',
        names: { en: 'Foundry', pl: 'Odlewnictwo', de: 'Gießerei', fr: 'Fonderie' },
        nace: ['24'],
        topics: '',
      },
    ],
  }
  const item = good.items[0] as SpecialisationList['items'][number]
  const others = [{ ...good, key: 'other', from: null, to: '2029-12-31' }]
  const problems = (change: Partial<SpecialisationList>) =>
    specialisationProblems(catalogue, { ...good, ...change }, others).map(
      ({ pointer, phrase }) => `${pointer} ${phrase.en}`,
    )

  test('not when it begins on the day after the other ended', () => {
    expect(problems({})).toEqual([])
  })

  test.each([
    ['when it overlaps with another of its region', { from: '2029-12-31' }, /^\/from .*"other"/],
    ['when it ends before it begins', { to: '2029-01-01' }, /^\/to .*before it begins/],
    ['for an outdated region, naming its successor', { regions: ['PL12'] }, /PL91, PL92/],
    ['for an unknown region', { regions: ['PL2X'] }, /^\/regions\/0 .*Did you mean/],
    [
      'for a name that is empty in one language',
      { items: [{ ...item, names: { ...item.names, fr: ' ' } }] },
      /^\/items\/0\/names\/fr .*no name in "fr"/,
    ],
    [
      'for an unknown activity',
      { items: [{ ...item, nace: ['24', '24.99'] }] },
      /^\/items\/0\/nace\/1/,
    ],
    ['for a code that it has twice', { items: [item, item] }, /^\/items\/1\/code .*twice/],
  ])('%s', (_, change, sentence) => {
    const found = problems(change)
    expect(found).toHaveLength(1)
    expect(found[0]).toMatch(sentence)
  })
})

test('the rule of a region is its own before that of the area around it, and that before everybody’s', () => {
  const [common] = lists.alertRules
  expect(common).toMatchObject({ regions: [], organisations: 20, smallAndMedium: 15, research: 1 })
  if (!common) return
  const [country, own] = [
    { ...common, regions: ['PL'] },
    { ...common, regions: ['PL62', 'DE'] },
  ]
  const rules = [common, country, own]
  const chosen = ['PL62', 'PL21', 'FR', 'DE2'].map((nuts) => alertRuleFor(rules, nuts))
  expect(chosen).toEqual([own, country, common, own])
  expect(alertRuleFor([country], 'FR')).toBeUndefined()
})

describe('the value chain', () => {
  test('leads from divisions of Rev. 2 to others of them, each once', () => {
    const isDivision = (code: string) => {
      const heading = findNace(catalogue, code)
      return heading?.level === 'division' && heading.revisions.includes('2')
    }
    expect(catalogue.suppliers.size).toBe(85)
    for (const [division, suppliers] of catalogue.suppliers) {
      expect([division, ...suppliers].filter((code) => !isDivision(code))).toEqual([])
      expect(new Set([division, ...suppliers]).size, division).toBe(suppliers.length + 1)
      expect(suppliers.length, division).toBeGreaterThan(0)
    }
  })

  test('has every division but households and foreign bodies, who buy as nobody else does', () => {
    const divisions = [...catalogue.nace.values()].filter(
      ({ level, revisions }) => level === 'division' && revisions.includes('2'),
    )
    const without = divisions.filter(({ code }) => !catalogue.suppliers.has(code))
    expect(without.map(({ code }) => code)).toEqual(['97', '98', '99'])
  })
})

describe('loading the lists', () => {
  function changed(file: string, text: string): URL {
    const folder = mkdtempSync(join(tmpdir(), 'lists-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    cpSync(new URL('../../data/catalogue/', import.meta.url), folder, { recursive: true })
    writeFileSync(join(folder, file), text)
    return pathToFileURL(folder)
  }

  test.each([
    ['terms.csv', 'list,code,en,pl,de,fr\ncolour,red,a,b,c,d\n', '"colour" of red'],
    ['specialisation-lists.csv', 'list,regions\n', 'is no list'],
    ['kis-numbering.csv', 'from_list,from,to_list,to,status\n19,1,20,1,confirmed\n', '"source"'],
    [
      'alert-rules.csv',
      'rule,regions,organisations,small_and_medium,research,source\na,,x,1,1,b\n',
      'organisations of "a"',
    ],
    ['nace-crosswalk.csv', 'level,from,to,relation,note\nclass,1,2,like,\n', '"like" of 1'],
  ])('%s with a mistake is refused with its name', (file, text, sentence) => {
    expect(() => loadLists(changed(file, text))).toThrow(sentence)
  })
})
