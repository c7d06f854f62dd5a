import fc from 'fast-check'
import { expect, test } from 'vitest'
import { consortiaAt } from '../../src/evaluation/consortia.ts'
import { evaluateMissingMember } from '../../src/evaluation/missing-member.actions.ts'
import {
  figuresOfOne,
  type MissingMemberReport,
  type MissingSliceName,
} from '../../src/evaluation/missing-member.ts'
import { renderMissingMember } from '../../src/evaluation/missing-member-table.ts'
import { readParticipations } from '../../src/evaluation/participations.loader.ts'
import { partnerFigures } from '../../src/evaluation/partner-figures.ts'
import { placesOfBest } from '../../src/matching/best.ts'
import { runSplot } from '../splot-process.ts'
import { consortiumWorld } from './consortium-world.ts'

const wish = { year: 2018, seed: 1, resamples: 1000, sample: 3000 }
const silent = () => {}

function figuresOf({ slices }: MissingMemberReport, slice: MissingSliceName, name: string) {
  const rows = slices.find((one) => one.slice === slice)?.rankings
  const row = rows?.find((one) => one.name === name)
  if (!row) throw new Error(`There is no row ${name} in ${slice}.`)
  return row
}

test('in a world of circles, Splot finds whom a circle lacks, and a newcomer by its country', async () => {
  const told: [string, number, number][] = []
  const report = await evaluateMissingMember(consortiumWorld(), wish, (what, done, total) =>
    told.push([what, done, total]),
  )
  expect(report).toMatchObject({ learntOn: 2017, asked: 180, of: 180, newcomers: 60 })
  expect(report.slices.map(({ slice }) => slice)).toEqual([
    'everybody',
    'warm',
    'newcomers',
    'newcomers-known',
  ])
  expect(figuresOf(report, 'warm', 'splot').recall).toBeGreaterThan(0.95)
  expect(figuresOf(report, 'warm', 'popularity').recall).toBeLessThan(0.5)
  expect(figuresOf(report, 'newcomers-known', 'splot').recall).toBeGreaterThan(0.95)
  // Without anything to tell newcomers apart, twenty of sixty are shown.
  expect(figuresOf(report, 'newcomers-known', 'popularity').recall).toBeCloseTo(1 / 3, 6)
  const gain = report.slices[1]?.gains.find(
    ({ to, figure }) => to === 'popularity' && figure === 'ndcg',
  )
  expect(gain?.interval[0]).toBeGreaterThan(0)
  expect(gain?.holm).toBeLessThan(0.05)
  expect(new Set(told.map(([what]) => what)).size).toBe(2)
  expect(told.at(-1)).toEqual(['looking for missing members', 180, 180])
  const table = renderMissingMember(report)
  expect(table).toContain('180 of 180')
  expect(table).toMatch(/splot − members-met, recall/)
}, 300_000)

test('the year of the test teaches nothing, and the same seed gives the same figures', async () => {
  const one = await evaluateMissingMember(consortiumWorld(), wish, silent)
  expect(await evaluateMissingMember(consortiumWorld(), wish, silent)).toEqual(one)
  // In the last year, the first of each project is of the next circle instead.
  const otherwise = consortiumWorld(({ members: [first = '', ...rest], ...project }) => ({
    ...project,
    members: [first.replace(/c(\d+)-/, (_, circle) => `c${(Number(circle) + 1) % 30}-`), ...rest],
  }))
  const other = await evaluateMissingMember(otherwise, wish, silent)
  expect(other.model).toEqual(one.model)
  expect(other.slices).not.toEqual(one.slices)
}, 300_000)

test('a consortium never names the member it lacks, and newcomers have no history', () => {
  const { missing, history, newcomers } = consortiaAt(
    readParticipations(consortiumWorld()),
    2018,
    1,
  )
  const known = history.network.organisations
  for (const { consortium, present, missing: lacking } of missing) {
    expect(present).not.toContain(lacking)
    expect(present.filter((at) => at < known)).toEqual(consortium.members)
    expect(present).toHaveLength(consortium.size - 1)
    expect(consortium.countries).toHaveLength(consortium.size - 1)
    expect(lacking).toBeLessThan(known + newcomers.kind.length)
  }
})

test('a year without projects of three or more is refused by name', async () => {
  await expect(
    evaluateMissingMember(consortiumWorld(), { ...wish, year: 2014 }, silent),
  ).rejects.toMatchObject({ reason: 'invalid' })
})

test('equal scores are expected in any order, and different ones stand as a list has them', () => {
  expect(figuresOfOne(Float64Array.of(0, 0, 0, 0), 2, new Set([0]), 1).recall).toBeCloseTo(1 / 3)
  const tied = figuresOfOne(Float64Array.of(3, 1, 1), 1, new Set(), 2)
  expect(tied.recall).toBeCloseTo(1 / 2)
  expect(tied.ndcg).toBeCloseTo(1 / 2 / Math.log2(3))
  const distinct = fc.uniqueArray(fc.integer({ min: -50, max: 50 }), {
    minLength: 3,
    maxLength: 30,
  })
  fc.assert(
    fc.property(
      distinct,
      fc.nat(),
      fc.nat(),
      fc.integer({ min: 1, max: 9 }),
      (all, a, b, depth) => {
        const scores = Float64Array.from(all)
        const [wanted, gone] = [a % all.length, b % all.length]
        fc.pre(wanted !== gone)
        const open = scores.slice()
        open[gone] = -Infinity
        const listed = partnerFigures(placesOfBest(open, depth), new Set([wanted]), depth)
        expect(figuresOfOne(scores, wanted, new Set([gone]), depth)).toEqual(listed)
      },
    ),
  )
})

test('the command answers in JSON, and says what it needs', async () => {
  const words = ['--missing-member', '--sample', '40', '--json']
  const { stdout, code } = await runSplot([
    'evaluate',
    '--collaborations',
    consortiumWorld(),
    ...words,
  ])
  expect(code).toBe(0)
  const report = JSON.parse(stdout)
  expect(report).toMatchObject({ year: 2018, learntFrom: 40, asked: 40, of: 180 })
  const alone = await runSplot(['evaluate', '--missing-member'])
  expect(alone.code).not.toBe(0)
  expect(alone.stderr).toContain('give --collaborations')
}, 300_000)
