import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, vi } from 'vitest'
import type { ModelState } from '../../src/matching/model-switch.ts'
import { writeTinyTransformer } from '../embedding/tiny-transformer.ts'
import { words } from '../freshness/world.ts'
import type { Server } from './server.ts'

/** A folder with another model, gone after the test. */
export function otherModel(): string {
  const folder = mkdtempSync(join(tmpdir(), 'splot-other-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  writeTinyTransformer(join(folder, 'tiny'), 24)
  return join(folder, 'tiny')
}

/** A workshop and a laboratory that answer each other, among `others` that bake. @returns the workshop's id */
export async function stateThem(server: Server, others: number): Promise<string> {
  const state = async (name: string, side: string, title: string) => {
    const { id } = await server.post('/organisations', { name, country: 'PL' })
    await server.post(`/organisations/${id}/entries`, { side, title })
    return id
  }
  for (let number = 0; number < others; number++)
    await state(`Bakery ${number}`, 'competency', `${words.bread}, oven ${number}`)
  await state('Laboratory', 'competency', words.test)
  return state('Workshop', 'need', words.testNeed)
}

export async function modelsOf(server: Server) {
  const { models, entries } = (await server.get('/models')) as unknown as ModelState
  const named = (role: string) => models.find((model) => model.role === role)
  return { entries, current: named('current'), next: named('next'), former: named('former') }
}

/** Waits until a server shows a fresh list that was made by a model of this name, and finds by it. */
export async function answersBy(server: Server, id: string, name: string, timeout = 240_000) {
  await vi.waitFor(
    async () => {
      const list = await server.get(`/organisations/${id}/suggestions`)
      expect(list).toMatchObject({
        fresh: true,
        modelId: expect.stringMatching(new RegExp(`^${name}`)),
      })
      const { items } = list as unknown as { items: { partner: { name: string } }[] }
      expect(items.map(({ partner }) => partner.name)).toContain('Laboratory')
    },
    { timeout, interval: 200 },
  )
  const found = await server.get(`/search?q=${encodeURIComponent(words.test)}`)
  expect(found['items']).not.toEqual([])
}
