import { expect } from 'vitest'
import { type Server, startServer } from './server.ts'

const rounds = 10
const sides = ['need', 'competency'] as const

/**
 * Starts a server ten times, kills it each time right after it has answered that something is stored, and reads after
 * each start everything that was ever answered so.
 */
export async function surviveKills(env: Readonly<Record<string, string>>): Promise<void> {
  const stored = new Map<string, unknown>()
  for (let round = 0; round < rounds; round++) {
    const server = await startServer(env)
    try {
      await expectAll(server, stored)
      const name = `Organisation of round ${round}`
      const organisation = await server.post('/organisations', { name, country: 'PL' })
      stored.set(`/organisations/${organisation.id}`, organisation)
      const entries = `/organisations/${organisation.id}/entries`
      const answers = await Promise.all(
        sides.map((side) => server.post(entries, { side, title: `A ${side} of round ${round}` })),
      )
      for (const entry of answers) stored.set(`/entries/${entry.id}`, entry)
    } finally {
      await server.kill()
    }
  }
  const server = await startServer(env)
  try {
    await expectAll(server, stored)
    expect(stored.size).toBe(3 * rounds)
    const list = await server.get('/organisations?limit=200')
    expect(list['items']).toHaveLength(rounds)
  } finally {
    await server.kill()
  }
}

async function expectAll(server: Server, stored: ReadonlyMap<string, unknown>): Promise<void> {
  for (const [path, row] of stored) expect(await server.get(path)).toEqual(row)
}
