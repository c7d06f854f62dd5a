import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

interface Organisation {
  externalId: string
  name: string
  kind: string
  size?: string
  country: string
  nuts: string
  website: string
  languages: string[]
  registrationNumbers?: string[]
  description: string
}

interface Entry {
  externalId: string
  organisation: string
  side: 'competency' | 'need'
  title: string
  description: string
  language: string
  kind: string
  nace: string[]
  trl?: number
  visibility: string
  expiresOn?: string
  confirmedOn?: string
}

interface Cluster {
  externalId: string
  leader: string
  type: string
  phase: string
  nace: string[]
  nuts: string
  labels?: { name: string; validFrom: string; validTo: string }[]
}

interface Membership {
  cluster: string
  organisation: string
  role: string
  joinedOn: string
  leftOn?: string
}

interface Participation {
  project: string
  title: string
  startedOn: string
  endedOn: string
  organisation: string
  role: string
}

const read = (name: string) =>
  readFileSync(new URL(`../data/demo/${name}`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
const readJson = <T>(name: string): T[] => read(name).map((line) => JSON.parse(line) as T)

const organisations = readJson<Organisation>('organisations.jsonl')
const entries = readJson<Entry>('entries.jsonl')
const clusters = readJson<Cluster>('clusters.jsonl')
const memberships = readJson<Membership>('memberships.jsonl')
const participations = readJson<Participation>('collaborations.jsonl')
const answers = read('answers.tsv').map((line) => line.split('\t'))
const searches = read('searches.tsv').map((line) => line.split('\t'))
const readme = read('README.md').join('\n')

const organisationById = new Map(organisations.map((it) => [it.externalId, it]))
const entryById = new Map(entries.map((it) => [it.externalId, it]))
const needs = entries.filter((it) => it.side === 'need')
const competencies = entries.filter((it) => it.side === 'competency')

const regions = ['PL21', 'PL63', 'PL82', 'DED2', 'AT31', 'FRK2', 'CZ08', 'IE05']
const languages = ['pl', 'en', 'de', 'fr']
const kinds = {
  competency: ['product', 'service', 'technology', 'rnd', 'infrastructure', 'knowledge'],
  need: ['technology', 'supplier', 'rnd-partner', 'service', 'infrastructure', 'market-access'],
}
const organisationKinds = [
  'company',
  'research-organisation',
  'university',
  'business-support',
  'public-administration',
  'ngo',
]
const date = /^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/
const nace = /^\d\d(\.\d{1,2})?$/

const duplicates = (values: string[]) => values.filter((it, at) => values.indexOf(it) !== at)

/** Organisation pairs of which each answers a need of the other, as "a b" with a before b. */
function reciprocalPairs() {
  const edges = new Set(
    answers.map(([need = '', competency = '']) =>
      [need, competency].map((id) => entryById.get(id)?.organisation).join(' '),
    ),
  )
  return [...edges].filter((edge) => {
    const [from = '', to = ''] = edge.split(' ')
    return from < to && edges.has(`${to} ${from}`)
  })
}

describe('the demo organisations', () => {
  it('have unique ids, names, websites and registration numbers', () => {
    expect(duplicates(organisations.map((it) => it.externalId))).toEqual([])
    expect(duplicates(organisations.map((it) => it.name))).toEqual([])
    expect(duplicates(organisations.map((it) => it.website))).toEqual([])
    expect(duplicates(organisations.flatMap((it) => it.registrationNumbers ?? []))).toEqual([])
  })

  it('have valid fields', () => {
    for (const it of organisations) {
      const sizes = it.kind === 'company' ? ['micro', 'small', 'medium', 'large'] : [undefined]
      expect(it.externalId).toMatch(/^demo-[a-z0-9-]+$/)
      expect(organisationKinds, it.externalId).toContain(it.kind)
      expect(sizes, it.externalId).toContain(it.size)
      expect(regions, it.externalId).toContain(it.nuts)
      expect(it.nuts.slice(0, 2), it.externalId).toBe(it.country)
      expect(it.website).toMatch(/^https:\/\/[a-z0-9-]+\.example$/)
      expect(languages, it.externalId).toEqual(expect.arrayContaining(it.languages))
      expect(it.description, it.externalId).not.toBe('')
    }
  })

  it('come from eight regions of six countries and each has an entry', () => {
    expect(new Set(organisations.map((it) => it.nuts)).size).toBe(8)
    expect(new Set(organisations.map((it) => it.country)).size).toBe(6)
    const withEntries = new Set(entries.map((it) => it.organisation))
    expect(organisations.filter((it) => !withEntries.has(it.externalId))).toEqual([])
  })
})

describe('the demo entries', () => {
  it('have unique ids, titles and descriptions', () => {
    expect(duplicates(entries.map((it) => it.externalId))).toEqual([])
    expect(duplicates(entries.map((it) => it.title))).toEqual([])
    expect(duplicates(entries.map((it) => it.description))).toEqual([])
  })

  it('have valid fields', () => {
    for (const it of entries) {
      expect(it.externalId.startsWith(`${it.organisation}-`), it.externalId).toBe(true)
      expect(kinds[it.side], it.externalId).toContain(it.kind)
      expect(['public', 'anonymous', 'hidden'], it.externalId).toContain(it.visibility)
      expect(it.title.length, it.externalId).toBeLessThanOrEqual(90)
      expect(it.nace.length, it.externalId).toBeGreaterThan(0)
      for (const code of it.nace) expect(code, it.externalId).toMatch(nace)
      expect([undefined, 1, 2, 3, 4, 5, 6, 7, 8, 9], it.externalId).toContain(it.trl)
      expect(it.expiresOn ?? '2027-01-01', it.externalId).toMatch(/^202[789]-/)
      expect(it.expiresOn ?? '2027-01-01', it.externalId).toMatch(date)
      expect(it.confirmedOn ?? '2026-01-01', it.externalId).toMatch(date)
    }
  })

  it('belong to an organisation and are in one of its languages', () => {
    for (const it of entries) {
      expect(organisationById.get(it.organisation)?.languages, it.externalId).toContain(it.language)
    }
  })

  it('are described in 40 to 90 words, but for the three thin profiles', () => {
    const words = (text: string) => text.split(/\s+/).length
    const odd = entries.filter((it) => words(it.description) < 38 || words(it.description) > 90)
    expect(odd.map((it) => it.organisation).sort()).toEqual([
      'demo-backwerk-linz',
      'demo-stomalab-krosno',
      'demo-wiazki-lesko',
    ])
  })

  it('keep the intended share of languages and sides', () => {
    const share = (language: string) =>
      entries.filter((it) => it.language === language).length / entries.length
    expect(share('pl')).toBeCloseTo(0.34, 1)
    expect(share('en')).toBeCloseTo(0.25, 1)
    expect(share('de')).toBeCloseTo(0.24, 1)
    expect(share('fr')).toBeCloseTo(0.18, 1)
    expect(competencies.length / entries.length).toBeCloseTo(0.56, 1)
  })

  it('include anonymous and hidden ones, maturity levels and expiry dates', () => {
    expect(entries.filter((it) => it.visibility === 'anonymous').length).toBeGreaterThan(4)
    expect(entries.filter((it) => it.visibility === 'hidden')).toHaveLength(1)
    expect(entries.filter((it) => it.trl).length).toBeGreaterThan(30)
    expect(entries.filter((it) => it.expiresOn).length).toBeGreaterThan(8)
  })
})

describe('the demo clusters', () => {
  it('have unique ids and valid types, phases, sectors and labels', () => {
    expect(duplicates(clusters.map((it) => it.externalId))).toEqual([])
    for (const it of clusters) {
      expect(['key', 'local', 'embryonic']).toContain(it.type)
      expect(['embryonic', 'growth', 'mature']).toContain(it.phase)
      expect(regions).toContain(it.nuts)
      for (const code of it.nace) expect(code).toMatch(nace)
      for (const label of it.labels ?? []) {
        expect(label.validFrom).toMatch(date)
        expect(label.validTo).toMatch(date)
        expect(label.validFrom < label.validTo).toBe(true)
      }
    }
  })

  it('have exactly one leader each, which is among the members', () => {
    for (const cluster of clusters) {
      const leaders = memberships.filter(
        (it) => it.cluster === cluster.externalId && it.role === 'leader',
      )
      expect(leaders.map((it) => it.organisation)).toEqual([cluster.leader])
    }
  })

  it('have members that exist, once each, with dates in order', () => {
    const ids = new Set(clusters.map((it) => it.externalId))
    expect(duplicates(memberships.map((it) => `${it.cluster} ${it.organisation}`))).toEqual([])
    for (const it of memberships) {
      expect(ids).toContain(it.cluster)
      expect(organisationById.has(it.organisation)).toBe(true)
      expect(['leader', 'member', 'partner']).toContain(it.role)
      expect(it.joinedOn).toMatch(date)
      if (it.leftOn) expect(it.joinedOn < it.leftOn).toBe(true)
    }
  })
})

describe('the demo projects', () => {
  const projects = [...Map.groupBy(participations, ({ project }) => project).values()]

  it('have 2 to 6 members that exist, once each, and one coordinator', () => {
    for (const rows of projects) {
      expect(rows.length).toBeGreaterThanOrEqual(2)
      expect(rows.length).toBeLessThanOrEqual(6)
      expect(duplicates(rows.map((it) => it.organisation))).toEqual([])
      expect(rows.filter((it) => it.role === 'coordinator')).toHaveLength(1)
      for (const it of rows)
        expect(organisationById.has(it.organisation), it.organisation).toBe(true)
    }
  })

  it('say the same of themselves in each line, and lie between 2019 and 2025', () => {
    for (const rows of projects) {
      expect(new Set(rows.map((it) => `${it.title} ${it.startedOn} ${it.endedOn}`)).size).toBe(1)
      const [{ startedOn, endedOn } = { startedOn: '', endedOn: '' }] = rows
      expect(startedOn >= '2019-01-01' && endedOn <= '2025-12-31' && startedOn < endedOn).toBe(true)
    }
  })
})

describe('the demo answers', () => {
  it('join a need to a competency of another organisation, once each', () => {
    expect(duplicates(answers.map((it) => it.slice(0, 2).join(' ')))).toEqual([])
    for (const [need = '', competency = '', grade] of answers) {
      expect(entryById.get(need)?.side).toBe('need')
      expect(entryById.get(competency)?.side).toBe('competency')
      expect(entryById.get(need)?.organisation).not.toBe(entryById.get(competency)?.organisation)
      expect(['2', '3']).toContain(grade)
    }
  })

  it('leave exactly five needs open', () => {
    const answered = new Set(answers.map(([need]) => need))
    expect(needs.filter((it) => !answered.has(it.externalId))).toHaveLength(5)
  })

  it('make many reciprocal pairs across countries', () => {
    const abroad = reciprocalPairs().filter((pair) => {
      const [one, other] = pair.split(' ').map((id) => organisationById.get(id)?.country)
      return one !== other
    })
    expect(abroad.length).toBeGreaterThan(40)
  })

  it.each(['demo-aerokomp-wislok', 'demo-kernwerk-freital', 'demo-isl-rzeszow'])(
    'give %s, shown first, two or more reciprocal partners',
    (id) => {
      const own = entries.filter((it) => it.organisation === id)
      expect(own.filter((it) => it.side === 'need').length).toBeGreaterThan(1)
      expect(own.filter((it) => it.side === 'competency').length).toBeGreaterThan(1)
      const partners = reciprocalPairs().filter((pair) => pair.split(' ').includes(id))
      expect(partners.length).toBeGreaterThan(1)
    },
  )
})

describe('the demo searches', () => {
  it('are few words each, with competencies that answer them, once each', () => {
    expect(duplicates(searches.map((it) => it.slice(0, 2).join(' ')))).toEqual([])
    for (const [text = '', competency = '', grade] of searches) {
      expect(text.split(' ').length).toBeLessThan(7)
      expect(entryById.get(competency)?.side).toBe('competency')
      expect(['2', '3']).toContain(grade)
    }
  })

  it('each have an answer that says it all', () => {
    const answered = new Set(searches.filter(([, , grade]) => grade === '3').map(([text]) => text))
    expect([...new Set(searches.map(([text]) => text))]).toEqual([...answered])
  })
})

describe('the demo README', () => {
  it('states the counts of the files', () => {
    const rows = {
      'organisations.jsonl': organisations,
      'entries.jsonl': entries,
      'clusters.jsonl': clusters,
      'memberships.jsonl': memberships,
      'collaborations.jsonl': participations,
      'answers.tsv': answers,
      'searches.tsv': searches,
    }
    for (const [name, lines] of Object.entries(rows)) {
      expect(readme).toMatch(new RegExp(`\`${name}\` \\|[^\\n]*\\| ${lines.length} \\|`))
    }
    expect(readme).toContain(`competencies (${competencies.length}) and needs (${needs.length})`)
    expect(readme).toContain(`${reciprocalPairs().length} reciprocal pairs`)
  })
})
