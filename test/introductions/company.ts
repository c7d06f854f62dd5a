import type { Client, Row } from '../client.ts'

export type Company = Readonly<{
  id: string
  name: string
  /** The headers of whoever holds its key. */
  as: Record<string, string>
  keyId: string
}>

/** An organisation with a key that acts for it. */
export async function foundCompany(client: Client, name: string): Promise<Company> {
  const { id } = await client.create('/organisations', {
    name,
    country: 'PL',
    kind: 'company',
    city: 'Krosno',
  })
  const key = await client.create('/keys', { name: `${name} ${id}`, organisationId: id })
  return { id, name, as: { authorization: `Bearer ${key['key']}` }, keyId: key.id }
}

export type Shown = Row & {
  state: string
  you: string | null
  from: Side
  to: Side
  waitsFor: string[]
  version: number
  history: { kind: string; by: string | null; text: string; reason: string | null; actor: string }[]
}
type Side = {
  organisation: {
    id: string | null
    name: string | null
    kind: string
    country: string
    city: string | null
  }
  stance: string
  contact: { name: string; email: string } | null
}

/** What one company does to another, over HTTP. */
export function doings(client: Client) {
  const post = async (who: Company, path: string, body: unknown, headers = {}) => {
    const answer = await client.ask('POST', path, body, { ...who.as, ...headers })
    return { ...answer, row: answer.row as Shown }
  }
  return {
    ask: (who: Company, body: Record<string, unknown>) => post(who, '/introductions', body),
    answer: (who: Company, id: string, body: Record<string, unknown>, headers = {}) =>
      post(who, `/introductions/${id}/answers`, body, headers),
    outcome: (who: Company, id: string, body: Record<string, unknown>) =>
      post(who, `/introductions/${id}/outcomes`, body),
    withdraw: (who: Company, id: string) => post(who, `/introductions/${id}/withdraw`, {}),
    seen: (who: Company, id: string) => post(who, `/introductions/${id}/seen`, {}),
    show: async (who: Company, id: string) => {
      const answer = await client.ask('GET', `/introductions/${id}`, undefined, who.as)
      return { ...answer, row: answer.row as Shown }
    },
    inbox: async (who: Company, query = '') => {
      const path = `/organisations/${who.id}/introductions${query}`
      return (await client.ask('GET', path, undefined, who.as)).page.items as Shown[]
    },
    contactOf: (whose: Company, who: Company) =>
      client.ask('GET', `/organisations/${whose.id}/contact`, undefined, who.as),
  }
}
