import { expect, test } from 'vitest'
import { evaluateCollaborations } from '../../src/evaluation/collaborations.actions.ts'
import type { SliceReport } from '../../src/evaluation/collaborations.ts'
import { renderCollaborations } from '../../src/evaluation/collaborations-table.ts'
import { runSplot } from '../splot-process.ts'
import { partnerWorld } from './partner-world.ts'

const wish = { year: 2018, seed: 1, resamples: 1000, sample: 3000 }
const silent = () => {}

function figuresOf({ rankings }: SliceReport, name: string) {
  const row = rankings.find((one) => one.name === name)
  if (!row) throw new Error(`There is no row ${name}.`)
  return row
}

test('in a world of circles, Splot finds the circle and popularity the hubs', async () => {
  const told: [number, number][] = []
  const report = await evaluateCollaborations(partnerWorld(), wish, (_, done, total) =>
    told.push([done, total]),
  )
  expect(report.slices.map(({ slice, knowsTopics }) => [slice, knowsTopics])).toEqual([
    ['warm', true],
    ['warm', false],
    ['newcomers', true],
    ['newcomers', false],
  ])
  const [warm, , newcomers] = report.slices as [SliceReport, SliceReport, SliceReport]
  expect(warm.rankings.map(({ name }) => name)).toEqual([
    'popularity',
    'preferential-attachment',
    'common-neighbours',
    'adamic-adar',
    'resource-allocation',
    'random-walk',
    'topic-similarity',
    'topic-popularity',
    'splot',
  ])
  expect(figuresOf(warm, 'splot').recall).toBeGreaterThan(0.9)
  expect(figuresOf(warm, 'popularity').recall).toBeLessThan(0.5)
  expect(figuresOf(warm, 'splot').gini).toBeLessThan(figuresOf(warm, 'popularity').gini)
  expect(figuresOf(newcomers, 'splot').recall).toBeGreaterThan(0.9)
  expect(figuresOf(newcomers, 'popularity').recall).toBeLessThan(0.5)
  const gain = warm.gains.find(({ to, figure }) => to === 'popularity' && figure === 'recall')
  expect(gain?.interval[0]).toBeGreaterThan(0)
  expect(gain?.holm).toBeLessThan(0.05)
  const [last] = told.slice(-1)
  expect(last?.[0]).toBe(last?.[1])
  expect(told.length).toBeGreaterThan(report.slices.length)
  const table = renderCollaborations(report)
  expect(table).toContain('known are their projects before')
  expect(table).toMatch(/splot +\.?\d/)
}, 300_000)

test('the year of the test teaches nothing, and the same seed gives the same figures', async () => {
  const one = await evaluateCollaborations(partnerWorld(), wish, silent)
  expect(await evaluateCollaborations(partnerWorld(), wish, silent)).toEqual(one)
  // In the last year, everybody meets somebody of the next circle instead.
  const otherwise = partnerWorld(({ members: [first = '', ...rest], ...project }) => ({
    ...project,
    members: [first.replace(/^c(\d+)-/, (_, circle) => `c${(Number(circle) + 1) % 12}-`), ...rest],
  }))
  const other = await evaluateCollaborations(otherwise, wish, silent)
  expect(other.slices.map(({ model }) => model)).toEqual(one.slices.map(({ model }) => model))
  expect(other.slices[0]?.rankings).not.toEqual(one.slices[0]?.rankings)
}, 300_000)

test('a year without projects is refused by name', async () => {
  await expect(
    evaluateCollaborations(partnerWorld(), { ...wish, year: 2021 }, silent),
  ).rejects.toMatchObject({ reason: 'invalid' })
}, 300_000)

test('the command answers in JSON, too', async () => {
  const { stdout, code } = await runSplot([
    'evaluate',
    '--collaborations',
    partnerWorld(),
    '--sample',
    '20',
    '--json',
  ])
  expect(code).toBe(0)
  const report = JSON.parse(stdout)
  expect(report).toMatchObject({ year: 2018, learntOn: 2017, depth: 20 })
  expect(report.slices[0]).toMatchObject({ slice: 'warm', asked: 20 })
}, 300_000)
