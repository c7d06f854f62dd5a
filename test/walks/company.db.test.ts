import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expertWeights } from '../../src/matching/weights.ts'
import { asReader, type Client, openClient, type Row } from '../client.ts'
import { workOff } from '../freshness/world.ts'
import { type Company, doings } from '../introductions/company.ts'
import { matchDemo, truePartners } from '../matching/demo-world.ts'

const description = `Hartmetall Weber GmbH ist ein Familienbetrieb in Chemnitz.
Wir fertigen Drehteile und Frästeile aus Titan und Edelstahl für die Medizintechnik.
Wir bieten Laserzuschnitte und Gestelle aus Edelstahlblech in kleinen Serien.
Zu unseren Leistungen gehört das Präzisionsschleifen von Stempeln und Matrizen.
Wir suchen ein Labor für die zerstörungsfreie Prüfung von Gussteilen mit Computertomographie.
Wir suchen einen Betrieb für das Spannungsarmglühen im Vakuum.
Gesucht wird ein Partner für thermisch gespritzte Schichten gegen Verschleiß.
Wir suchen ein Forschungsinstitut für die Zustandsüberwachung unserer Pressen mit Sensoren.`

type Suggested = {
  score: number
  partner: { id: string | null; name: string | null }
  evidence: { theyAnswer: { need: { title: string }; competency: { title: string } }[] }
}

let client: Client
let does: ReturnType<typeof doings>
let weber: Company
let lab: Company
let introduction: string
const today = new Date('2026-11-27T08:00:00Z')

beforeAll(async () => {
  client = await openClient(() => today)
  does = doings(client)
  await matchDemo(client.service)
}, 120_000)
afterAll(() => client.close())

/** Gives an organisation a key of its own. */
async function keyFor({ id, name }: { id: string; name: string }): Promise<Company> {
  const key = await client.create('/keys', { name: `${name} ${id}`, organisationId: id })
  return { id, name, as: { authorization: `Bearer ${key['key']}` }, keyId: key.id }
}

async function suggestionsFor(who: Company): Promise<Suggested[]> {
  const path = `/organisations/${who.id}/suggestions?limit=10`
  const { status, row } = await client.ask('GET', path, undefined, who.as)
  expect(status).toBe(200)
  return row['items'] as Suggested[]
}

async function verdict(one: string, other: string, headers: Record<string, string>) {
  const path = `/organisations/${one}/suggestions/${other}/why`
  const { row } = await client.ask('GET', path, undefined, headers)
  return (row['verdict'] as { sentence: string }).sentence
}

/** Every other organisation is asked about what it is shown, and says what its author meant. */
async function everybodyAnswers(but: readonly string[]): Promise<void> {
  const organisations = await client.walk('/organisations', 100)
  const externalId = new Map(organisations.map((one) => [one.id, String(one['externalId'])]))
  const partners = truePartners()
  for (const one of organisations.filter(({ id }) => !but.includes(id))) {
    const who = await keyFor({ id: one.id, name: String(one['name']) })
    const wanted = partners.get(externalId.get(one.id) ?? '')
    const named = (await suggestionsFor(who)).flatMap(({ partner }) => partner.id ?? [])
    for (const id of named) {
      const body = wanted?.has(externalId.get(id) ?? '')
        ? { outcome: 'interested' }
        : { outcome: 'declined', reason: 'no-strategic-fit' }
      await client.ask('POST', `/organisations/${one.id}/suggestions/${id}/answer`, body)
    }
  }
}

describe('a company that pastes its description', () => {
  test('confirms the entries that are proposed from it', async () => {
    const { id, name } = (await client.create('/organisations', {
      name: 'Hartmetall Weber GmbH',
      country: 'DE',
      nuts: 'DED4',
      kind: 'company',
      size: 'small',
    })) as Row & { name: string }
    weber = await keyFor({ id, name })
    const path = `/organisations/${id}`
    const { row } = await client.ask('POST', `${path}/proposals`, { text: description }, weber.as)
    const proposals = row['proposals'] as { entry: { side: string; language: string } }[]
    const needs = proposals.filter(({ entry }) => entry.side === 'need')
    expect([proposals.length, needs.length]).toEqual([7, 4])
    expect(new Set(proposals.map(({ entry }) => entry.language))).toEqual(new Set(['de']))
    const entries = proposals.map(({ entry }) => entry)
    const stored = await client.ask('POST', `${path}/entries/batch`, { entries }, weber.as)
    expect(stored).toMatchObject({ status: 201, row: { created: 7 } })
    await workOff(client.service)
  })

  test('sees ten partners, best first, with the sentence that answers its need', async () => {
    const list = await suggestionsFor(weber)
    expect(list).toHaveLength(10)
    const answering = list.filter(({ evidence }) => evidence.theyAnswer.length > 0)
    expect(answering.length).toBeGreaterThan(5)
    expect(answering[0]?.evidence.theyAnswer[0]?.need.title).toMatch(/Prüfung|Vakuum|Schichten/)
    const named = answering.flatMap(({ partner: { id, name } }) => (id && name ? { id, name } : []))
    lab = await keyFor(named[0] as { id: string; name: string })
  })

  test('asks, of which the other side alone is told, and nobody by the way', async () => {
    const asked = await does.ask(weber, { to: lab.id, message: 'Prüfung von 200 Teilen im Jahr' })
    expect(asked.status).toBe(201)
    introduction = asked.row.id
    expect((await does.inbox(lab, '?waiting=true')).map(({ id }) => id)).toEqual([introduction])
    expect(await verdict(weber.id, lab.id, weber.as)).toContain('introduction')
    expect(await verdict(lab.id, weber.id, lab.as)).toBe('Not suggested at present.')
    expect(await verdict(weber.id, lab.id, asReader)).toBe('Not suggested at present.')
    expect(await verdict(lab.id, weber.id, {})).toContain('introduction')
  })

  test('learns whom to call once both want it, and what came of it is kept', async () => {
    const contact = { name: 'Anna Nowak', email: 'anna@example.org' }
    await client.ask('PUT', `/organisations/${lab.id}/contact`, contact, lab.as)
    expect((await does.contactOf(lab, weber)).status).toBe(403)
    const answer = await does.answer(lab, introduction, { answer: 'interested' })
    expect(answer.row.state).toBe('mutual')
    expect((await does.contactOf(lab, weber)).row).toMatchObject(contact)
    await does.outcome(weber, introduction, { outcome: 'met' })
    const { row } = await does.outcome(lab, introduction, { outcome: 'cooperating' })
    expect(row.state).toBe('cooperating')
    expect(await verdict(lab.id, weber.id, lab.as)).toContain('work together')
  })
})

describe('the weights of the score', () => {
  const learn = (apply: boolean) => client.ask('POST', '/weights/lessons', { apply })

  test('count that answer, and stay while there are too few', async () => {
    const { status, row } = await learn(false)
    expect(status).toBe(200)
    expect(row['proposed']).toMatchObject({
      report: { evidence: { answers: 1, organisations: 1, suffices: false } },
    })
    const refused = await learn(true)
    expect(refused.status).toBe(409)
    expect(refused.problem.detail).toContain('do not suffice yet')
    expect((await client.ask('POST', '/weights/lessons', { apply: false }, asReader)).status).toBe(
      403,
    )
  })

  test('learn once organisations enough have answered what they were shown', async () => {
    await everybodyAnswers([weber.id, lab.id])
    const { status, row } = await learn(true)
    expect(status).toBe(200)
    const { signals, report } = row['proposed'] as {
      signals: Record<string, number>
      report: { evidence: { suffices: boolean; effectiveAnswers: number } }
    }
    expect(report.evidence.suffices).toBe(true)
    expect(report.evidence.effectiveAnswers).toBeGreaterThan(200)
    expect(signals).not.toEqual((row['serving'] as { signals: unknown }).signals)
    expect(row['stored']).toMatchObject({ version: 'learned-1' })
  }, 120_000)

  test('serve when they are told to, make the lists from then on, and go back', async () => {
    const serve = await client.ask('POST', '/weights/learned-1/serve', { unproven: true })
    expect(serve.status).toBe(200)
    await workOff(client.service)
    const made = async () =>
      (await client.ask('GET', `/organisations/${weber.id}/suggestions`)).row['weightsVersion']
    expect(await made()).toContain('learned-1')
    const back = await client.ask('POST', '/weights/rollback')
    expect(back.row['version']).toBe(expertWeights.version)
    await workOff(client.service)
    expect(await made()).toContain(expertWeights.version)
  }, 120_000)
})
