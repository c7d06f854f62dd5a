import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command } from 'commander'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { contextOf } from '../../src/cli-context.ts'
import { registerGroupCommand } from '../../src/links/group.commands.ts'
import type { AskedBrief } from '../../src/links/group.schema.ts'
import { type Client, openClient } from '../client.ts'
import { bringDemo } from '../matching/demo-world.ts'
import { temporaryFolder } from '../temporary-folder.ts'

const folder = 'data/demo/briefs'
const files = readdirSync(folder)
const fileOf = (name: string) => join(folder, name)
const textOf = (name: string) => readFileSync(fileOf(name), 'utf8')

type Member = {
  id: string
  name: string
  kind: string
  country: string
  seats: string[]
  neededFor: string[]
}
type Group = {
  value: number
  bound: number
  gap: number
  members: Member[]
  seats: { id: string; state: string; holder: { organisation: Member; fit: number } | null }[]
}
type Proposal = { groups: Group[]; missing: { title: string; sentence: string }[] }

let client: Client
beforeAll(async () => {
  client = await openClient(() => new Date('2026-11-20T09:00:00Z'))
  await bringDemo(client.service)
}, 180_000)
afterAll(() => client.close())

async function run(...args: string[]): Promise<string> {
  const told: string[] = []
  const out = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    told.push(String(text))
    return true
  })
  const program = new Command().exitOverride()
  const context = contextOf(client.service, async () => {})
  registerGroupCommand(program, async () => ({ ...context, close: async () => {} }))
  try {
    await program.parseAsync(['node', 'splot', 'link', 'propose', ...args])
  } finally {
    out.mockRestore()
  }
  return told.join('')
}

/** The beginnings of the seats that a person would write for each text. */
const expected: Record<string, string[]> = {
  'barquettes.txt': ['Fabricant', 'Chimiste', 'Laboratoire', 'Résidus'],
  'carbon-offcuts.txt': ['Supplier', 'Plant', 'Laboratory', 'Somebody'],
  'fischfilet.txt': ['Hersteller', 'Gerätebauer', 'Labor', 'Dichte'],
  'remont-szkol.txt': ['Sypkiego', 'Stolarni', 'Dostawcy', 'Firmy'],
  'stal-na-morzu.txt': ['Producent', 'Zakład', 'Instytut', 'Dostawca', 'Ubezpieczyciela'],
}

describe('the texts of the demo', () => {
  test.each(files.filter((name) => name.endsWith('.txt')))(
    '%s gives the seats that a person would write',
    async (name) => {
      const { seats } = JSON.parse(await run('--text', fileOf(name), '--json')) as AskedBrief
      expect(seats.map(({ title }) => title.split(/[ ,]/)[0])).toEqual(expected[name])
    },
  )

  test('become a brief that can be edited, and that is not written over', async () => {
    const out = join(temporaryFolder(), 'brief.json')
    const idea = fileOf('carbon-offcuts.txt')
    expect(await run('--text', idea, '--confirm', '1,3', '--out', out)).toContain(out)
    const brief = JSON.parse(readFileSync(out, 'utf8')) as AskedBrief
    expect(brief.seats.map(({ title }) => title.split(' ')[0])).toEqual(['Supplier', 'Laboratory'])
    expect(JSON.parse(await run('--brief', out, '--json')).groups.length).toBeGreaterThan(0)
    await expect(run('--text', idea, '--out', out)).rejects.toThrow(/there already/)
    await expect(run('--text', idea, '--confirm', '9')).rejects.toThrow(/numbered 1 to 4/)
    await expect(run('--brief', out, '--confirm', 'all')).rejects.toThrow(/with --text only/)
  })
})

describe('the briefs of the demo', () => {
  test.each(files)('%s gives groups that keep to it, each proved within its gap', async (name) => {
    const isText = name.endsWith('.txt')
    const from = isText ? ['--text', fileOf(name), '--confirm', 'all'] : ['--brief', fileOf(name)]
    const { groups } = JSON.parse(await run(...from, '--seconds', '3', '--json')) as Proposal
    expect(groups.length).toBeGreaterThan(0)
    const asked = isText ? {} : (JSON.parse(textOf(name)).constraints as AskedBrief['constraints'])
    for (const group of groups) {
      expect(group.bound).toBeGreaterThanOrEqual(group.value - 1e-6)
      expect(group.gap).toBeCloseTo((group.bound - group.value) / group.bound, 3)
      keepsTo(group, asked)
      for (const { holder, state } of group.seats) {
        expect(holder === null || holder.fit >= 0.15).toBe(true)
        expect(state === 'filled').toBe((holder?.fit ?? 0) >= 0.3)
      }
      // Whoever has no seat is there for a constraint, which is named.
      for (const { seats, neededFor } of group.members)
        expect(seats.length > 0 || neededFor.length > 0).toBe(true)
    }
  })

  test('say which constraint keeps the nearest answer out', async () => {
    const told = await run('--brief', fileOf('wspolne-zakupy.json'))
    expect(told).toContain('Tradewell Software Ltd (IE05) would fit')
    expect(told).toContain('“Quoting tool that reads drawings and explains its price”')
    expect(told).toContain('● filled')
  })

  test('name the seat that nobody here can take', async () => {
    const { missing } = JSON.parse(
      await run('--brief', fileOf('low-carbon-concrete.json'), '--json'),
    ) as Proposal
    expect(missing.map(({ title }) => title)).toContain('Insurance of buildings against floods')
  })
})

function keepsTo({ members }: Group, asked: Partial<AskedBrief['constraints']>): void {
  const { membersMin = 2, membersMax = 6, countriesMin = 1, quotas = [] } = asked
  const ids = members.map(({ id }) => id)
  expect(members.length).toBeGreaterThanOrEqual(membersMin)
  expect(members.length).toBeLessThanOrEqual(membersMax)
  expect(new Set(members.map(({ country }) => country)).size).toBeGreaterThanOrEqual(countriesMin)
  expect(ids).toEqual(expect.arrayContaining([...(asked.obligatory ?? [])]))
  for (const id of asked.excluded ?? []) expect(ids).not.toContain(id)
  if (asked.regions?.length)
    for (const { country } of members) expect(asked.regions).toContain(country)
  for (const { kinds = [], sme = false, atLeast = 1 } of quotas) {
    const counted = members.filter(({ kind }) =>
      sme ? kind === 'company' : (kinds as readonly string[]).includes(kind),
    )
    expect(counted.length).toBeGreaterThanOrEqual(atLeast)
  }
}
