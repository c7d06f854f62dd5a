import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Command } from 'commander'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { contextOf } from '../../src/cli-context.ts'
import { registerGroupCommand } from '../../src/links/group.commands.ts'
import { asReader, openClient } from '../client.ts'
import { matchDemo } from '../matching/demo-world.ts'
import { temporaryFolder } from '../temporary-folder.ts'

type Organisation = { id: string; name: string; country: string; kind: string }
type Holder = { organisation: Organisation; fit: number; evidence: { sentence: string } | null }
type Group = {
  value: number
  parts: { coverage: number; willingness: number; diversity: number; load: number }
  bound: number
  gap: number
  members: (Organisation & { seats: string[] })[]
  seats: { id: string; state: string; holder: Holder | null; runnerUp: Holder | null }[]
}
type Proposal = {
  candidates: number
  groups: Group[]
  missing: { id: string; nearest: { country: string } | null; sentence: string }[]
  conflict: { sentence: string; constraints: string[] } | null
}

let client: Awaited<ReturnType<typeof openClient>>
beforeAll(async () => {
  client = await openClient(() => new Date('2026-11-20T09:00:00Z'))
  await matchDemo(client.service)
}, 180_000)
afterAll(() => client.close())

/** Needs of the demo, each in another language, as seats. */
const seats = [
  'demo-tischlerei-attersee',
  'demo-polissage-arve',
  'demo-odlewnia-raba',
  'demo-kestrel-composite-repair',
  'demo-mleczarnia-zulawy',
].map((organisation) => {
  const lines = readFileSync('data/demo/entries.jsonl', 'utf8').trim().split('\n')
  const need = lines
    .map((line) => JSON.parse(line))
    .find((entry) => entry.organisation === organisation && entry.side === 'need')
  return { id: organisation, title: need.title, description: need.description }
})
const brief = {
  title: 'Ein Vorhaben in vier Sprachen',
  seats,
  constraints: {
    countriesMin: 3,
    membersMax: 5,
    quotas: [{ sme: true }, { kinds: ['university', 'research-organisation'] }],
  },
}

async function propose(body: unknown, headers: Record<string, string> = {}) {
  const answer = await client.ask('POST', '/links/proposals', body, headers)
  return { ...answer, proposal: answer.row as unknown as Proposal }
}

async function idOf(externalId: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select id from organisation where external_id = ${externalId}`.execute(
    client.service.database.kysely,
  )
  return rows[0]?.id ?? ''
}

describe('a brief', () => {
  test('with seats in four languages gives groups that keep to it, each proved within its gap', async () => {
    const { status, proposal } = await propose(brief)
    expect(status).toBe(200)
    expect(proposal.groups).toHaveLength(4)
    for (const { value, parts, bound, gap, members, seats: taken } of proposal.groups) {
      expect(value).toBeCloseTo(
        parts.coverage + parts.willingness + parts.diversity - parts.load,
        5,
      )
      expect(bound).toBeGreaterThanOrEqual(value)
      expect(gap).toBeCloseTo((bound - value) / bound, 5)
      expect(new Set(members.map(({ country }) => country)).size).toBeGreaterThanOrEqual(3)
      expect(members.length).toBeLessThanOrEqual(5)
      expect(members.some(({ kind }) => /university|research/.test(kind))).toBe(true)
      expect(taken.map(({ id }) => id)).toEqual(seats.map(({ id }) => id))
    }
    const filled = proposal.groups[0]?.seats.filter(({ state }) => state === 'filled') ?? []
    expect(filled.length).toBeGreaterThanOrEqual(2)
    expect(filled.every(({ holder }) => (holder?.evidence?.sentence ?? '') !== '')).toBe(true)
  })

  test('gives alternatives that lack at least two members of every group before, none worth more than it', async () => {
    const { groups } = (await propose(brief)).proposal
    for (const [place, group] of groups.entries())
      for (const before of groups.slice(0, place)) {
        const ids = new Set(group.members.map(({ id }) => id))
        expect(before.members.filter(({ id }) => !ids.has(id)).length).toBeGreaterThanOrEqual(2)
        expect(group.value).toBeLessThanOrEqual(before.bound + 1e-6)
      }
  })

  test('names the seat that nobody fills, and where the nearest answer is', async () => {
    const odd = { id: 'odd', title: 'Choreography of synchronised swimming for elephants' }
    const { proposal } = await propose(
      { ...brief, seats: [...seats, odd] },
      { 'accept-language': 'de' },
    )
    const missing = proposal.missing.find(({ id }) => id === 'odd')
    expect(missing?.sentence).toContain('Es fehlt')
    expect(proposal.groups[0]?.seats.find(({ id }) => id === 'odd')?.state).toBe('missing')
  })

  test.each([
    ['en', 'at least 3 countries', 'only organisations in PL'],
    ['pl', 'co najmniej 3 kraje', 'tylko organizacje z PL'],
    ['de', 'mindestens 3 Länder', 'nur Organisationen in PL'],
    ['fr', 'au moins 3 pays', 'uniquement des organisations de PL'],
  ])(
    'that contradicts itself is told so in words (%s), and only what contradicts',
    async (language, ...parts) => {
      const { status, proposal } = await propose(
        { ...brief, constraints: { countriesMin: 3, regions: ['PL'], quotas: [{ sme: true }] } },
        { 'accept-language': language },
      )
      expect(status).toBe(200)
      expect(proposal.groups).toEqual([])
      expect(proposal.conflict?.constraints.toSorted()).toEqual(parts.toSorted())
      for (const part of parts) expect(proposal.conflict?.sentence).toContain(part)
    },
  )

  test('never has more members than its brief allows, even where the brief asks for more at once', async () => {
    const { status, proposal } = await propose({
      ...brief,
      constraints: { membersMin: 5, membersMax: 3 },
    })
    expect([status, proposal.groups]).toEqual([200, []])
    expect(proposal.conflict?.constraints.toSorted()).toEqual([
      'at least 5 members',
      'at most 3 members',
    ])
    const more = await propose({ ...brief, constraints: { membersMin: 7 } })
    expect(more.proposal.groups[0]?.members).toHaveLength(7)
  })

  test('without a seat, or with two hundred, is refused with what to do', async () => {
    const many = Array.from({ length: 200 }, (_, place) => ({ title: `Seat ${place}` }))
    for (const seats of [[], many]) {
      const { status, problem } = await propose({ ...brief, seats })
      expect(status).toBe(422)
      expect(problem.problems?.[0]?.pointer).toBe('/seats')
      expect(problem.problems?.[0]?.detail).toContain('1 to 30 seats')
    }
  })

  test('takes whoever must take part, leaves out whoever must not, and refuses who is not there', async () => {
    const [wanted, banned] = [await idOf('demo-mleczarnia-zulawy'), await idOf('demo-ipz-dresden')]
    const { proposal } = await propose({
      ...brief,
      constraints: { obligatory: [wanted], excluded: [banned] },
    })
    expect(proposal.groups.length).toBeGreaterThan(0)
    for (const { members } of proposal.groups) {
      expect(members.map(({ id }) => id)).toContain(wanted)
      expect(members.map(({ id }) => id)).not.toContain(banned)
    }
    const nobody = '00000000-0000-4000-8000-000000000000'
    const refused = await propose({ ...brief, constraints: { obligatory: [nobody] } })
    expect(refused.status).toBe(422)
    expect(refused.problem.problems?.[0]?.pointer).toBe('/constraints/obligatory/0')
  })

  test('with two obligatory members of which one declined the other for good is told that these conflict', async () => {
    const two = [await idOf('demo-mleczarnia-zulawy'), await idOf('demo-ipz-dresden')] as const
    const { kysely } = client.service.database
    await sql`insert into pair_veto (organisation_id, partner_id, reason, until)
      values (${two[0]}, ${two[1]}, 'not-again', null), (${two[1]}, ${two[0]}, 'not-again', null)`.execute(
      kysely,
    )
    const { proposal } = await propose({ ...brief, constraints: { obligatory: [...two] } })
    await sql`delete from pair_veto`.execute(kysely)
    expect(proposal.groups).toEqual([])
    expect(proposal.conflict?.constraints).toHaveLength(3)
    expect(proposal.conflict?.sentence).toContain('do not want to meet')
  })

  test('never shows a reader an organisation for what it says anonymously', async () => {
    const { kysely } = client.service.database
    const first = (await propose(brief)).proposal.groups[0]?.seats.find(({ holder }) => holder)
    const holder = first?.holder?.organisation.id ?? ''
    await sql`update entry set visibility = 'anonymous' where organisation_id = ${holder}`.execute(
      kysely,
    )
    const seen = (await propose(brief, asReader)).proposal.groups
    const bySelf = (await propose(brief)).proposal.groups
    await sql`update entry set visibility = 'public' where organisation_id = ${holder}`.execute(
      kysely,
    )
    const ids = (groups: Group[]) => groups.flatMap(({ members }) => members.map(({ id }) => id))
    expect(ids(bySelf)).toContain(holder)
    expect(ids(seen)).not.toContain(holder)
  })
})

describe('the command', () => {
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
  const fileWith = async (name: string, text: string) => {
    const file = join(temporaryFolder(), name)
    await writeFile(file, text)
    return file
  }

  test('proposes what the route proposes, for people and for machines', async () => {
    const file = await fileWith('brief.json', JSON.stringify(brief))
    const json = JSON.parse(await run('--brief', file, '--json')) as Proposal
    const [mine, theirs] = [json.groups[0], (await propose(brief)).proposal.groups[0]]
    // Equal where both were proved in time, and within what they admit where not.
    expect(mine?.value).toBeLessThanOrEqual((theirs?.bound ?? 0) + 1e-6)
    expect(theirs?.value).toBeLessThanOrEqual((mine?.bound ?? 0) + 1e-6)
    const shown = await run('--brief', file)
    expect(shown).toContain('Best group')
    expect(shown).toContain(json.groups[0]?.members[0]?.name)
  })

  test('proposes seats from a text, and says what a file that is none lacks', async () => {
    const idea = await fileWith('idea.txt', 'We need a partner who tests composites for fatigue.')
    expect(await run('--text', idea)).toContain('s1')
    await expect(run('--brief', idea)).rejects.toThrow(/not JSON/)
    await expect(run()).rejects.toThrow(/--brief/)
    await expect(run('--brief', '/nowhere/x.json')).rejects.toThrow(/There is no file/)
  })
})
