import type { Client, Row } from '../client.ts'
import type { Company } from '../introductions/company.ts'

type Organisation = { id: string; name: string }
export type Seen = Row & {
  title: string
  state: string
  outcome: string | null
  version: number
  seats: {
    id: string
    title: string
    state: string
    organisation: Organisation | null
    runnersUp: Organisation[]
    declines: { organisation: Organisation; reason: string; text: string }[]
  }[]
  members: { organisation: Organisation; shown: boolean }[]
  nextStep: { text: string; on: string | null; overdue: boolean } | null
  milestones: object[]
  documents: object[]
  results: object[]
  stuck: string[]
  notices: { kind: string; organisationId: string | null; text: string }[]
}

/** What somebody does to a link over HTTP; the operator where nobody is named. */
export function linking(client: Client) {
  const send = async (
    method: string,
    path: string,
    body?: unknown,
    { who, version }: { who?: Company; version?: number } = {},
  ) => {
    const headers = {
      ...who?.as,
      ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
    }
    const answer = await client.ask(method, path, body, headers)
    return { ...answer, link: answer.row as Seen }
  }
  const versionOf = async (id: string) => (await send('GET', `/links/${id}`)).link.version
  /** A coordinator's change, made on what is stored now. */
  const coordinate = async (id: string, what: string, body: object = {}, method = 'POST') =>
    send(method, `/links/${id}${what}`, body, { version: await versionOf(id) })
  return {
    send,
    coordinate,
    propose: (body: object, who?: Company) => send('POST', '/links', body, who ? { who } : {}),
    show: (id: string, who?: Company) => send('GET', `/links/${id}`, undefined, who ? { who } : {}),
    answer: (who: Company | undefined, id: string, seatId: string, body: object) =>
      send('POST', `/links/${id}/seats/${seatId}/answers`, body, who ? { who } : {}),
    arrange: (id: string, seatId: string, body: object) =>
      coordinate(id, `/seats/${seatId}`, body, 'PATCH'),
    history: async (id: string, who?: Company) => {
      const answer = await send('GET', `/links/${id}/history`, undefined, who ? { who } : {})
      return answer.page.items as (Row & {
        kind: string
        reason: string | null
        text: string
        organisation: { id: string | null; name: string } | null
      })[]
    },
  }
}
export type Linking = ReturnType<typeof linking>

/** A link of these organisations, brought as far as wished. */
export async function linkOf(
  does: Linking,
  companies: readonly Company[],
  until: 'proposed' | 'invited' | 'agreed' | 'active',
  more: object = {},
): Promise<Seen> {
  const seats = companies.map(({ id, name }) => ({
    title: `What ${name} brings`,
    language: 'en',
    organisationId: id,
  }))
  const body = { title: 'Lighter pump housings', kind: 'research-project', seats, ...more }
  const { link, status, problem } = await does.propose(body)
  if (status !== 201) throw new Error(JSON.stringify(problem))
  if (until === 'proposed') return link
  await does.coordinate(link.id, '/invitations')
  if (until === 'invited') return (await does.show(link.id)).link
  for (const seat of link.seats)
    await does.answer(undefined, link.id, seat.id, { answer: 'accepted' })
  if (until === 'active') await does.coordinate(link.id, '/starting')
  return (await does.show(link.id)).link
}
