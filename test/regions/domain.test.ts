import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SpecialisationList } from '../../src/catalogue/specialisation-list.ts'
import { type Capability, levelFor } from '../../src/regions/capability.ts'
import { columnsBy, partsOf } from '../../src/regions/column.ts'
import { domainsBy, type Said, saidToBelong } from '../../src/regions/domain-member.ts'
import { columnsWished, columnsWithin, isWished } from '../../src/regions/domain-within.ts'
import { sumsWithin } from '../../src/regions/heatmap.ts'
import { matrixOf, rowSums } from '../../src/regions/matrix.ts'

function entry(given: Partial<Capability>): Capability {
  return {
    ...{ entryId: 'e1', organisationId: 'o1', region: 'PL21', side: 'competency', nace: ['25.62'] },
    ...{ languages: ['pl'], read: false, kind: null, size: null, statedOn: '2026-01-01' },
    ...given,
  }
}

function listOf(key: string, ...prefixes: string[][]): SpecialisationList {
  const names = { en: 'A', pl: 'A', de: 'A', fr: 'A' }
  return {
    ...{ key, regions: ['PL'], from: null, to: null, status: 'confirmed', source: '', note: '' },
    items: prefixes.map((nace, at) => ({
      ...{ code: String(at + 1), original: 'pl', names, nace, topics: '' },
    })),
  }
}

const lists = [listOf('kis', ['25'], ['62'], ['25.6', '28'])]
const nothing = () => []
const codes = fc.subarray(['25', '25.62', '62.01', '28', '72'])
const domain = fc.constantFrom('1', '2', '3')

function said(given: Partial<Said>): Said {
  return {
    ...{ organisationId: 'o1', entryId: null, place: 'PL213', list: 'kis', code: '1' },
    ...{ belongs: true },
    ...given,
  }
}

describe('an entry', () => {
  test('belongs by its codes, and by its text only where it states none', () => {
    fc.assert(
      fc.property(codes, domain, fc.boolean(), (nace, code, read) => {
        const texts = domainsBy(lists, [], () => [`kis:${code}`])
        const plain = domainsBy(lists, [], nothing)
        const one = entry({ nace, read })
        if (nace.length > 0 && !read) expect(texts(one)).toEqual(plain(one))
        else expect(texts(one)).toEqual([`kis:${code}`])
        if (read) expect(plain(one)).toEqual([])
      }),
    )
    expect(domainsBy(lists, [], nothing)(entry({}))).toEqual(['kis:1', 'kis:3'])
  })

  test('is where somebody said it is, whatever else speaks for or against it', () => {
    fc.assert(
      fc.property(codes, domain, fc.boolean(), (nace, code, belongs) => {
        const one = entry({ nace })
        const by = domainsBy(lists, [said({ entryId: 'e1', code, belongs })], nothing)
        expect(by(one).includes(`kis:${code}`)).toBe(belongs)
        const others = (all: readonly string[]) => all.filter((name) => name !== `kis:${code}`)
        expect(others(by(one))).toEqual(others(domainsBy(lists, [], nothing)(one)))
        const other = entry({ nace, entryId: 'e2' })
        expect(by(other)).toEqual(domainsBy(lists, [], nothing)(other))
      }),
    )
  })

  test('is out with its organisation, but not in because the organisation is', () => {
    const out = domainsBy(
      lists,
      [said({ belongs: false }), said({ entryId: 'e1', belongs: true })],
      nothing,
    )
    expect(out(entry({}))).toEqual(['kis:3'])
    const whole = [said({ code: '2' })]
    expect(domainsBy(lists, whole, nothing)(entry({}))).toEqual(['kis:1', 'kis:3'])
    expect(saidToBelong(whole, 'PL21', 'kis:2')).toEqual(['o1'])
    expect(saidToBelong(whole, 'PL22', 'kis:2')).toEqual([])
  })
})

describe('columns', () => {
  const topicsOf = domainsBy(lists, [], nothing)

  test('by both are every activity of an entry with every topic of it, and tell the two apart', () => {
    fc.assert(
      fc.property(codes, (nace) => {
        const one = entry({ nace })
        const [activities, topics, both] = (['activity', 'topic', 'both'] as const).map((by) =>
          columnsBy(by, 'class', topicsOf)(one),
        ) as [readonly string[], readonly string[], readonly string[]]
        expect(both).toHaveLength(activities.length * topics.length)
        expect(new Set(both).size).toBe(both.length)
        for (const column of both) {
          const { activity, topic } = partsOf('both', column)
          expect(activities).toContain(activity)
          expect(topics).toContain(topic)
        }
      }),
    )
    expect(partsOf('activity', 'Wind turbines')).toEqual({ activity: 'Wind turbines' })
    expect(partsOf('topic', 'kis:1').topic).toBe('kis:1')
  })

  test('by both need more entries than activities do to be told by class', () => {
    const entries = [1, 2, 3].map((at) =>
      entry({ entryId: `e${at}`, nace: at < 3 ? ['25.62'] : ['25.62', '62.01'] }),
    )
    expect(levelFor(entries, columnsBy('activity', 'class', topicsOf))).toBe('division')
    expect(levelFor(entries.slice(0, 2), columnsBy('both', 'class', topicsOf))).toBe('division')
  })

  test('of a specialisation are its codes, and what else an entry of it counts in', () => {
    const moved = entry({ entryId: 'e2', nace: ['72.19'] })
    const all = domainsBy(lists, [said({ entryId: 'e2', code: '1' })], nothing)
    const view = {
      region: { code: 'PL21', name: '', country: 'PL' },
      capabilities: [entry({}), moved],
      by: 'activity' as const,
      topics: null,
      columnsOf: columnsBy('activity', 'division', all),
    } as unknown as Parameters<typeof columnsWithin>[0]
    const within = columnsWithin(view, { name: 'kis:1', nace: ['25'] }, all)
    expect(['25', '72', '62'].map(within)).toEqual([true, true, false])
    const wish = {
      domain: ['25', '62'],
      specialisation: { name: 'kis:1', nace: ['25'], besides: ['62'] },
    }
    expect(['25', '72', '62', '28'].map(columnsWished(view, wish, all))).toEqual([
      true,
      true,
      true,
      false,
    ])
    expect(
      [entry({}), moved, entry({ nace: ['28'], entryId: 'e3' })].map(isWished(wish, all)),
    ).toEqual([true, true, false])
    const byTopic = { ...view, by: 'topic' as const, topics: lists[0] ?? null }
    const own = columnsWithin(byTopic, { name: 'kis:1', nace: ['25'] }, all)
    expect(['kis:1', 'kis:3'].map(own)).toEqual([true, false])
  })
})

test('what a table says of specialisations and of the rest is all that it says, where none overlap', () => {
  const columns = [{ prefixes: ['25'] }, { prefixes: ['62', '63'] }]
  const cell = fc.double({ min: 0, max: 1e6, noNaN: true })
  const row = fc.array(cell, { minLength: 4, maxLength: 4 })
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), (rows) => {
      const table = matrixOf(rows)
      const sums = sumsWithin(table, ['25.11', '62', '63.1', '99'], columns)
      const [before, after] = [rowSums(table), rowSums(sums)]
      for (const [at, sum] of before.entries()) expect(after[at]).toBeCloseTo(sum, 3)
      expect(sums.values[2]).toBe(rows[0]?.[3])
    }),
  )
})
