import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/embedding/random.ts'
import { noteExposures, recordAnswer } from '../../src/matching/answer.actions.ts'
import { insertExposures, listLessons } from '../../src/matching/exposure-log.queries.ts'
import { adoptWeights, examineWeights, studyAnswers } from '../../src/matching/learn.actions.ts'
import { matchSignals } from '../../src/matching/match-signals.ts'
import { logSignal } from '../../src/matching/signal.ts'
import { servingWeights } from '../../src/matching/weights.queries.ts'
import { expertWeights } from '../../src/matching/weights.ts'
import type { Writer } from '../../src/platform/database.ts'
import { asReader, type Client, openClient } from '../client.ts'
import { operator } from '../freshness/world.ts'

const day = new Date('2026-11-27T09:00:00Z')
const noon = new Date('2026-11-27T12:00:00Z')
let client: Client
let modelId: string
let ids: string[]

beforeAll(async () => {
  // Nothing happens at the same instant, so that the newest is known.
  let ticks = 0
  client = await openClient(() => new Date(noon.getTime() + ticks++))
  modelId = (await client.service.embedder()).modelId
  ids = []
  for (let number = 0; number < 40; number++)
    ids.push(
      (await client.create('/organisations', { name: `Number ${number}`, country: 'PL' })).id,
    )
}, 60_000)
afterAll(() => client.close())

const idOf = (number: number) => ids[number] ?? ''
const everySignal = (value: number) =>
  Object.fromEntries(matchSignals.map(({ name }) => [name, logSignal(value)]))

function shown(organisation: number, partners: readonly number[], features = everySignal(0.5)) {
  return {
    organisationId: idOf(organisation),
    surface: 'suggestions',
    modelId,
    weightsVersion: expertWeights.version,
    partners: partners.map((partner, place) => ({
      partnerId: idOf(partner),
      position: place + 1,
      score: 0.5,
      features,
      propensity: 1,
      exploratory: false,
    })),
  }
}

const write = <T>(work: (writer: Writer) => Promise<T>) => client.service.database.write(work)
const note = (organisation: number, partners: readonly number[], at = day) =>
  client.service.database.write((writer) =>
    insertExposures(writer, shown(organisation, partners), at),
  )
const answer = (organisation: number, partner: number, body: unknown, headers = {}) =>
  client.ask(
    'POST',
    `/organisations/${idOf(organisation)}/suggestions/${idOf(partner)}/answer`,
    body,
    headers,
  )

describe('an answer to a suggestion', () => {
  beforeAll(() => note(0, [1, 2, 3, 4]))

  test('is stored, and told again it is the same', async () => {
    const first = await answer(0, 1, { outcome: 'interested' })
    expect(first.status).toBe(201)
    expect(first.row).toMatchObject({ outcome: 'interested', reason: null, source: 'suggestion' })
    const again = await answer(0, 1, { outcome: 'interested' })
    expect(again.status).toBe(200)
    expect(again.row).toEqual(first.row)
  })

  test('at the same instant from two sides is stored once', async () => {
    const both = await Promise.all([1, 2].map(() => answer(0, 4, { outcome: 'seen' })))
    expect(both.map(({ status }) => status).sort()).toEqual([200, 201])
    expect(both[0]?.row.id).toBe(both[1]?.row.id)
  })

  test('that declines twice keeps its first reason', async () => {
    expect((await answer(0, 2, { outcome: 'declined', reason: 'no-strategic-fit' })).status).toBe(
      201,
    )
    expect((await answer(0, 2, { outcome: 'declined', reason: 'no-strategic-fit' })).status).toBe(
      200,
    )
    const other = await answer(0, 2, { outcome: 'declined', reason: 'too-early' })
    expect(other.status).toBe(409)
    expect(other.problem.detail).toContain('(no strategic fit)')
  })

  test('about somebody who was never shown is refused, with the way to the list', async () => {
    const { status, problem } = await answer(0, 9, { outcome: 'interested' })
    expect(status).toBe(409)
    expect(problem.detail).toContain(`GET /organisations/${idOf(0)}/suggestions`)
  })

  test.each([
    ['no reason for declining', { outcome: 'declined' }, 422],
    ['a reason for interest', { outcome: 'interested', reason: 'too-early' }, 422],
    ['a reason nobody knows', { outcome: 'declined', reason: 'bad-mood' }, 422],
    ['an outcome nobody knows', { outcome: 'married' }, 422],
    ['nothing at all', {}, 422],
  ])('with %s is refused', async (_, body, status) => {
    expect((await answer(0, 3, body)).status).toBe(status)
  })

  test('about oneself, or of somebody unknown, is refused', async () => {
    expect((await answer(0, 0, { outcome: 'interested' })).status).toBe(409)
    const path = `/organisations/${idOf(0)}/suggestions/0198c0de-0000-7000-8000-000000000000/answer`
    expect((await client.ask('POST', path, { outcome: 'seen' })).status).toBe(404)
  })

  test('is not for readers', async () => {
    expect((await answer(0, 1, { outcome: 'interested' }, asReader)).status).toBe(403)
  })
})

describe('what is learned from', () => {
  const lessonsOf = async (organisation: number) =>
    (await listLessons(client.service.database.reader, matchSignals, modelId)).filter(
      (one) => one.organisation === idOf(organisation),
    )
  const tell = (
    organisation: number,
    partner: number,
    outcome: 'seen' | 'interested' | 'met',
    at = noon,
  ) =>
    write((writer) =>
      recordAnswer(
        writer,
        { organisationId: idOf(organisation), partnerId: idOf(partner) },
        { outcome, reason: null },
        at,
      ),
    )

  test('are whole lists with the last that was said of each; who found by search taught nothing', async () => {
    await note(10, [11, 12])
    await tell(10, 11, 'interested', new Date('2026-11-27T10:00:00Z'))
    await tell(10, 11, 'met')
    expect(await tell(10, 13, 'met')).toMatchObject({ answer: { source: 'search' }, created: true })
    expect(await lessonsOf(10)).toMatchObject([
      { position: 1, answer: 4 },
      { position: 2, answer: null },
    ])
  })

  test('a list read again the same day counts once, the next day anew; the answer stays with the first', async () => {
    await note(14, [15, 16])
    await tell(14, 15, 'interested')
    await note(14, [16, 15])
    await note(14, [15], new Date('2026-11-28T09:00:00Z'))
    await tell(14, 15, 'met', new Date('2026-11-28T10:00:00Z'))
    expect(await lessonsOf(14)).toMatchObject([
      { list: '2026-11-27 suggestions', position: 1, answer: 4 },
      { list: '2026-11-27 suggestions', position: 2, answer: null },
    ])
  })

  test('a reason that speaks of the one who declines judges nobody', async () => {
    await note(17, [18, 19])
    await answer(17, 18, { outcome: 'declined', reason: 'no-resources' })
    await answer(17, 19, { outcome: 'declined', reason: 'scientific-doubt' })
    expect((await lessonsOf(17)).map((one) => one.answer)).toEqual([null, 0])
  })

  test('a signal that is no number is never noted, and whoever reads the list is not troubled', async () => {
    const bad = shown(20, [21], { ...everySignal(0.5), reach: Number.NaN })
    await expect(write((writer) => insertExposures(writer, bad, day))).rejects.toThrow(/reach/)
    await noteExposures({ ...client.service, clock: () => day }, bad)
    expect((await answer(20, 21, { outcome: 'seen' })).status).toBe(409)
  })

  test('a list older than one of the signals is left out', async () => {
    await write((writer) => insertExposures(writer, shown(22, [23], { reach: -1 }), day))
    await tell(22, 23, 'seen')
    expect(await lessonsOf(22)).toEqual([])
  })

  test('a partner that has gone meanwhile is not noted', async () => {
    const list = shown(24, [25])
    const gone = { ...list.partners[0], partnerId: '0198c0de-0000-7000-8000-000000000000' }
    const partners = [...list.partners, gone] as typeof list.partners
    await write((writer) => insertExposures(writer, { ...list, partners }, day))
    expect((await answer(24, 25, { outcome: 'seen' })).status).toBe(201)
  })
})

describe('weights', () => {
  const asOperator = operator
  const signals = Object.fromEntries(matchSignals.map((one) => [one.name, one.prior]))

  /** Every organisation answers about forty partners over some days; only `reach` makes it favourable. */
  async function manyAnswers() {
    const { unit } = seededRandom(8)
    for (let turn = 0; turn < 3; turn++)
      for (let who = 0; who < 40; who++) {
        const at = new Date(Date.UTC(2026, 9, 1 + turn))
        const partners = Array.from({ length: 9 }, (_, k) => (who + 1 + turn * 9 + k) % 40)
        const list = shown(who, partners)
        const drawn = list.partners.map((partner) => ({
          ...partner,
          features: Object.fromEntries(matchSignals.map(({ name }) => [name, -2 * unit()])),
        }))
        await client.service.database.write(async (writer) => {
          await insertExposures(writer, { ...list, partners: drawn }, at)
          for (const { partnerId, features } of drawn) {
            const favourable = unit() < 1 + (features['reach'] ?? 0) / 2
            const content = favourable
              ? ({ outcome: 'interested', reason: null } as const)
              : ({ outcome: 'declined', reason: 'no-strategic-fit' } as const)
            const pair = { organisationId: idOf(who), partnerId }
            await recordAnswer(writer, pair, content, at).catch(() => {})
          }
        })
      }
  }

  test('stay those of the experts while the answers do not suffice', async () => {
    const study = await studyAnswers(client.service, asOperator)
    expect(study.current.version).toBe(expertWeights.version)
    expect(study.proposed.report.evidence.suffices).toBe(false)
    await expect(adoptWeights(client.service, asOperator, study)).rejects.toThrow(/do not suffice/)
    expect((await client.ask('POST', '/weights/rollback')).status).toBe(409)
    expect((await client.ask('GET', '/weights')).row).toMatchObject({
      serving: { version: expertWeights.version },
      items: [],
    })
  })

  test('of experts are a candidate until somebody takes the risk; one version is one set of weights', async () => {
    const mine = { version: 'mine-1', signals: { ...signals, reach: 0.2 } }
    const study = await examineWeights(client.service, asOperator, mine)
    expect(study.proposed.report.offPolicy.verdict).toBe('unknown')
    const stored = await adoptWeights(client.service, asOperator, study)
    expect(stored.status).toBe('candidate')
    await expect(adoptWeights(client.service, asOperator, study)).rejects.toThrow(/already/)
    const refused = await client.ask('POST', '/weights/mine-1/serve', {})
    expect(refused.status).toBe(409)
    expect(refused.problem.detail).toContain('unproven')
    expect(
      (await client.ask('POST', '/weights/mine-1/serve', { unproven: true })).row,
    ).toMatchObject({
      version: 'mine-1',
      status: 'serving',
      predecessor: null,
    })
    expect(await servingWeights(client.service.database.reader)).toMatchObject(mine)
    const back = await client.ask('POST', '/weights/rollback')
    expect(back.row).toMatchObject({ version: expertWeights.version, signals })
  })

  test('are learned once the answers suffice, serve when they are better, and go back', async () => {
    await manyAnswers()
    const study = await studyAnswers(client.service, asOperator)
    const { report, signals: learned } = study.proposed
    expect(report.evidence).toMatchObject({ suffices: true, organisations: 40 })
    expect(report.offPolicy.verdict).toBe('better')
    expect(report.explanation.en).toContain('"within reach" 5 % →')
    expect(Math.max(...Object.values(learned))).toBe(learned['reach'])

    const stored = await adoptWeights(client.service, asOperator, study)
    expect(stored).toMatchObject({ version: 'learned-2', status: 'serving', predecessor: null })
    const serving = await servingWeights(client.service.database.reader)
    expect(serving).toMatchObject({ version: 'learned-2', signals: learned })
    expect(serving.posterior?.names).toEqual(matchSignals.map(({ name }) => name))

    // What was the best is now known to be worse than what replaced it.
    const worse = { version: 'mine-2', signals: { ...signals, reach: 0, history: 2 } }
    const second = await examineWeights(client.service, asOperator, worse)
    await adoptWeights(client.service, asOperator, second)
    const refused = await client.ask('POST', '/weights/mine-2/serve', { unproven: true })
    expect(refused.status).toBe(409)

    expect(
      (await client.ask('POST', '/weights/mine-1/serve', { unproven: true })).row,
    ).toMatchObject({
      predecessor: 'learned-2',
    })
    expect((await client.ask('POST', '/weights/rollback')).row).toMatchObject({
      version: 'learned-2',
    })
    expect((await client.ask('POST', '/weights/rollback')).row).toMatchObject({
      version: expertWeights.version,
    })
    const { row } = await client.ask('GET', '/weights', undefined, { 'accept-language': 'de' })
    expect(row['items']).toMatchObject([
      { version: 'mine-2', status: 'candidate' },
      { version: 'learned-2', status: 'retired' },
      { version: 'mine-1', status: 'retired' },
    ])
    expect(JSON.stringify(row)).toContain('Aufgrund von')
  }, 60_000)

  test('are for operators, and only those that exist can serve', async () => {
    expect((await client.ask('GET', '/weights', undefined, asReader)).status).toBe(403)
    expect((await client.ask('POST', '/weights/rollback', undefined, asReader)).status).toBe(403)
    expect((await client.ask('POST', '/weights/nobodys/serve', {})).status).toBe(404)
  })
})
