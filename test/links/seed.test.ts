import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/embedding/random.ts'
import { findComplements } from '../../src/links/complement.actions.ts'
import {
  answerGraph,
  answering,
  answersTo,
  bestAnswers,
  type Complements,
  entriesBySide,
  keptApart,
} from '../../src/links/complement.ts'
import { findTopics } from '../../src/links/seed.actions.ts'
import { acrossOnly, entriesIn, seeding, seedsOf } from '../../src/links/seed.ts'
import { draftBrief } from '../../src/links/seed-brief.ts'
import { tellingWords } from '../../src/links/terms.ts'
import { fit } from '../../src/matching/fit.ts'
import type { MatchProfile } from '../../src/matching/profile.ts'
import { expertWeights } from '../../src/matching/weights.ts'
import { entryOf, meaningOf, profileOf } from '../matching/world.ts'

const fitMin = 0.2

/** An organisation that needs and offers something of these topics. */
const organisation = (
  id: string,
  needs: number,
  offers: number,
  more: Partial<MatchProfile> = {},
) =>
  profileOf(
    id,
    [
      entryOf(`${id}-need`, 'need', meaningOf(needs)),
      entryOf(`${id}-offer`, 'competency', meaningOf(offers)),
    ],
    more,
  )

const complementsAmong = (members: readonly MatchProfile[]) =>
  findComplements(members, expertWeights, fitMin)

const told = ({ members, answers }: Complements) =>
  answers.map(({ from, to }) => `${members[to]?.id}→${members[from]?.id}`)

describe('who can answer whom', () => {
  test('whoever offers what another needs, and not whoever offers the same', async () => {
    const members = [organisation('a', 0, 1), organisation('b', 1, 2), organisation('c', 2, 0)]
    expect(told(await complementsAmong(members)).sort()).toEqual(['a→b', 'b→c', 'c→a'])
  })

  test('nobody answers itself', async () => {
    expect(told(await complementsAmong([organisation('a', 0, 0)]))).toEqual([])
  })

  test('a block, an owner in common and a link that is there keep two from answering each other', async () => {
    const blocked = organisation('a', 0, 1, { vetoes: new Map([['b', 'blocked']]) })
    const linked = organisation('a', 0, 1, { vetoes: new Map([['b', 'linked']]) })
    const owned = organisation('a', 0, 1, { registrationNumbers: ['KRS:1'] })
    const other = organisation('b', 1, 0)
    expect(told(await complementsAmong([organisation('a', 0, 1), other]))).toHaveLength(2)
    expect(told(await complementsAmong([blocked, other]))).toEqual([])
    expect(told(await complementsAmong([linked, other]))).toEqual([])
    const sister = organisation('b', 1, 0, { registrationNumbers: ['KRS:1'] })
    expect(told(await complementsAmong([owned, sister]))).toEqual([])
    expect([...keptApart([blocked, other]).keys()].sort()).toEqual([0, 1])
    expect([...keptApart([linked, other]).keys()]).toEqual([])
    expect([...keptApart([owned, sister]).keys()].sort()).toEqual([0, 1])
  })

  test('everybody of one owner is kept apart from all the others of it, by whatever number it is known', () => {
    const owned = (id: string, ...registrationNumbers: string[]) =>
      organisation(id, 0, 1, { registrationNumbers })
    const members = [owned('a', 'KRS:1'), owned('b', 'KRS:1'), owned('c', 'KRS:1'), owned('d')]
    const apart = (among: readonly MatchProfile[]) =>
      [...keptApart(among)].map(([one, others]) => [one, [...others].sort()])
    expect(apart(members).sort()).toEqual([
      [0, [1, 2]],
      [1, [0, 2]],
      [2, [0, 1]],
    ])
    const chain = [owned('a', 'KRS:1'), owned('b', 'KRS:1', 'NIP:1'), owned('c', 'NIP:1')]
    expect(apart(chain).sort()).toEqual(apart(members).sort())
  })

  test('of those that answer one, only the best are kept', async () => {
    const slanted = (id: string, slant: number) =>
      profileOf(id, [entryOf(`${id}-offer`, 'competency', meaningOf(0, 1, slant))])
    const asking = profileOf('a', [entryOf('a-need', 'need', meaningOf(0))])
    const members = [asking, slanted('b', 0.6), slanted('c', 0), slanted('d', 0.3)]
    const complements = await complementsAmong(members)
    const kept = { members, answers: bestAnswers(members, complements.answers, 2) }
    expect(told(kept)).toEqual(['c→a', 'd→a'])
    expect([...answerGraph(kept).targets]).toEqual([2, 3])
  })

  test('among many, those near in meaning are found as when all are compared', async () => {
    const random = seededRandom(4)
    const members = Array.from({ length: 520 }, (_, number) =>
      organisation(`o${String(number).padStart(3, '0')}`, random.below(8), random.below(8)),
    )
    // So many to a topic that the nearest are all equally near.
    const found = (await complementsAmong(members)).answers
    const { needs, competencies } = entriesBySide(members)
    expect(needs.length * competencies.length).toBeGreaterThan(200_000)
    for (const need of needs.slice(0, 50)) {
      const every = answersTo(need, competencies, expertWeights, fitMin)
      const own = found.filter(({ from }) => from === need.owner)
      const best = Math.max(...every.map(({ fit }) => fit.value))
      expect(own).toHaveLength(Math.min(every.length, answering.answersMax))
      for (const { need: asked, competency, fit: known } of own) {
        expect(known.value).toBeCloseTo(best, 6)
        expect(known.value).toBeCloseTo(fit(asked, competency, expertWeights).value, 6)
      }
    }
  })
})

describe('seeds', () => {
  /** Two topics: in each, four organisations that answer each other in a ring, and a pair besides. */
  const ring = (prefix: string, topics: readonly number[]) =>
    topics.map((topic, at) =>
      organisation(`${prefix}${at}`, topic, topics[(at + 1) % topics.length] ?? 0),
    )
  const members = [...ring('a', [0, 1, 2, 3]), ...ring('b', [4, 5, 6, 7])]

  test('each topic has its own group, and everybody in it is answered', async () => {
    const seeds = await findTopics(await complementsAmong(members))
    const groups = seeds.map(({ group }) => group.map((node) => members[node]?.id))
    expect(groups.toSorted()).toEqual([
      ['a0', 'a1', 'a2', 'a3'],
      ['b0', 'b1', 'b2', 'b3'],
    ])
    for (const { answers } of seeds) expect(answers).toHaveLength(4)
  })

  test('a group has at most six members, and never two that are to be kept apart', async () => {
    const hub = profileOf(
      'hub',
      Array.from({ length: 8 }, (_, topic) => entryOf(`hub-${topic}`, 'need', meaningOf(topic))),
    )
    const offers = Array.from({ length: 8 }, (_, topic) =>
      organisation(`o${topic}`, (topic + 1) % 8, topic, {
        vetoes: topic === 0 ? new Map([['o1', 'blocked' as const]]) : new Map(),
      }),
    )
    const complements = await complementsAmong([hub, ...offers])
    const [seed] = seedsOf(complements, [[0, 1, 2, 3, 4, 5, 6, 7, 8]])
    expect(seed?.group).toHaveLength(seeding.membersMax)
    expect(seed?.group).toContain(1)
    expect(seed?.group).not.toContain(2)
  })

  test('between two clusters only what crosses counts', async () => {
    const pair = [organisation('a', 0, 1), organisation('b', 1, 0), organisation('c', 0, 1)]
    const inFirst = new Set(['a', 'c'])
    const across = acrossOnly(
      await complementsAmong(pair),
      (one, other) => inFirst.has(one) !== inFirst.has(other),
    )
    expect(told(across).sort()).toEqual(['a→b', 'b→a', 'b→c', 'c→b'])
  })

  test('a draft has a seat for each need, answered or open, and everybody proposed in it', async () => {
    const open = entryOf('a0-open', 'need', meaningOf(0, 7, 0.4))
    const own = members.map((one) =>
      one.id === 'a0' ? { ...one, entries: [...one.entries, open] } : one,
    )
    const complements = { members: own, answers: (await complementsAmong(members)).answers }
    const [seed] = seedsOf(complements, [[0, 1, 2, 3]])
    if (!seed) throw new Error('There is no seed.')
    const texts = new Map([
      ['a0-open', { id: 'a0-open', title: 'a0-open', description: 'At once.', kind: null }],
      ['a1-need', { id: 'a1-need', title: 'a1-need', description: '', kind: 'supplier' as const }],
    ])
    const brief = draftBrief(seed, 'Joint project', ['a0', 'a1', 'a2', 'a3'], texts)
    expect(brief.seats.map(({ title }) => title).sort()).toEqual([
      'a0-need',
      'a0-open',
      'a1-need',
      'a2-need',
      'a3-need',
    ])
    expect(brief.seats.find(({ title }) => title === 'a0-open')?.description).toBe('At once.')
    expect(brief.constraints.obligatory).toEqual(['a0', 'a1', 'a2', 'a3'])
    expect(brief.kind).toBe('research-project')
    expect(new Set(brief.seats.map(({ id }) => id)).size).toBe(5)
  })
})

describe('the words of a topic', () => {
  const text = (owner: string, title: string, more = '') => ({
    owner,
    title,
    text: `${title}\n${more}`,
  })
  const elsewhere = [
    text('x', 'Doradztwo podatkowe dla firm'),
    text('y', 'Transport drogowy dla firm', 'Szukamy partnera do wspólnej pracy.'),
    text('z', 'Szkolenia językowe dla firm', 'Szukamy partnera do wspólnej pracy.'),
  ]
  const here = [
    text('a', 'Spawanie aluminium', 'Szukamy partnera do wspólnej pracy dla firm.'),
    text('b', 'Spawane konstrukcje dla firm', 'Spawanie laserowe i badania spoin.'),
  ]

  test('they are those that several use here and few elsewhere, as they are mostly written', () => {
    expect(tellingWords(here, elsewhere, 1).map(({ word }) => word)).toEqual(['spawanie'])
  })

  test('no function word names a topic, and no word of descriptions alone', () => {
    const words = tellingWords(here, elsewhere, 9).map(({ word }) => word)
    for (const word of ['dla', 'szukamy', 'partnera', 'laserowe']) expect(words).not.toContain(word)
  })

  test('one that repeats itself does not become the topic', () => {
    const loud = text('a', 'Frezowanie', 'Frezowanie, frezowanie, frezowanie.')
    const [first] = tellingWords([loud, text('b', 'Odlewy'), text('c', 'Odlewy')], elsewhere, 1)
    expect(first?.word).toBe('odlewy')
  })

  test('where nobody writes anything, there is no word', () => {
    expect(tellingWords([], elsewhere, 3)).toEqual([])
  })
})

test('a topic rests on every entry that it is about, also where that only lends words, and on the needs left open', () => {
  const about = [1, 2, 3, 4, 5].map((number) => {
    const need = entryOf(`need-${number}`, 'need', meaningOf(number))
    const competency = entryOf(`offer-${number}`, 'competency', meaningOf(number))
    return { from: number, to: 9, need, competency, fit: fit(need, competency, expertWeights) }
  })
  const open = [{ owner: 9, need: entryOf('open', 'need', meaningOf(9)) }]
  const ids = about.flatMap(({ need, competency }) => [need.id, competency.id])
  expect(entriesIn([{ about, open }]).toSorted()).toEqual([...ids, 'open'].toSorted())
  expect(
    entriesIn([
      { about, open },
      { about, open },
    ]),
  ).toHaveLength(11)
})
