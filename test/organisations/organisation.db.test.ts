import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asReader, type Client, openClient } from '../client.ts'

const now = new Date('2026-11-23T09:00:00.000Z')
const nobody = '0198c0de-0000-7000-8000-000000000000'
let client: Client
beforeAll(async () => {
  client = await openClient(() => now)
})
afterAll(() => client.close())

const foundry = () => ({
  externalId: 'crm-4711',
  name: 'Odlewnia Krosno Sp. z o.o.',
  kind: 'company',
  size: 'medium',
  country: 'PL',
  nuts: 'PL82',
  city: 'Krosno',
  website: 'https://odlewnia.example/o-nas?x=1',
  languages: ['pl', 'de'],
  registrationNumbers: ['NIP:5260250274'],
  description: 'Odlewamy żeliwo i staliwo do 5 t.\nKontrola RTG <0,1 mm & UT.',
})

describe('one organisation', () => {
  test('is created, and read as it was stated', async () => {
    const made = await client.ask('POST', '/organisations', foundry())
    expect(made).toMatchObject({
      status: 201,
      etag: '"1"',
      location: `/organisations/${made.row.id}`,
    })
    expect(made.row).toEqual({
      ...foundry(),
      id: made.row.id,
      version: 1,
      createdAt: now.toISOString(),
      updatedAt: now.toISOString(),
    })
    const read = await client.ask('GET', `/organisations/${made.row.id}`)
    expect(read).toMatchObject({ status: 200, etag: '"1"' })
    expect(read.row).toEqual(made.row)
  })

  test('needs no more than a name and a country', async () => {
    const made = await client.create('/organisations', { name: 'AB', country: 'pl' })
    expect(made).toMatchObject({
      country: 'PL',
      externalId: null,
      kind: null,
      size: null,
      nuts: null,
      city: null,
      website: null,
      languages: [],
      registrationNumbers: [],
      description: '',
    })
  })

  test('is written one way: codes in capitals, numbers without blanks, no repetition', async () => {
    const made = await client.create('/organisations', {
      name: '  Lodz\u0301 Works\r\n',
      country: ' el ',
      nuts: 'el52',
      languages: ['EL', 'en', 'el'],
      registrationNumbers: ['nip: 526-025-02-74', 'NIP:5260250274', 'hrb:12 345'],
    })
    expect(made).toMatchObject({
      name: 'Lod\u017a Works',
      country: 'GR',
      nuts: 'EL52',
      languages: ['el', 'en'],
      registrationNumbers: ['HRB:12345', 'NIP:5260250274'],
    })
  })

  test('stated again under its external id is the same one, with the same id', async () => {
    const twin = { ...foundry(), externalId: 'twin' }
    const { id } = await client.create('/organisations', twin)
    const again = await client.ask('POST', '/organisations', twin)
    expect(again).toMatchObject({ status: 200, etag: '"1"', row: { id, version: 1 } })
    const retold = { ...twin, registrationNumbers: ['nip:526-025-02-74'], country: 'pl' }
    expect(await client.ask('POST', '/organisations', retold)).toMatchObject({ status: 200 })
  })

  test('stated otherwise under a taken external id is a conflict, and stays as it was', async () => {
    const twin = { ...foundry(), externalId: 'conflict' }
    const { id } = await client.create('/organisations', twin)
    for (const change of [{ name: 'Other' }, { city: null }, { languages: ['pl'] }]) {
      const other = await client.ask('POST', '/organisations', { ...twin, ...change })
      expect(other.status).toBe(409)
      expect(other.problem.detail).toContain('"conflict" is taken')
    }
    const stored = await client.ask('GET', `/organisations/${id}`)
    expect(stored.row).toMatchObject({ ...twin, version: 1 })
  })

  test('stated by many at once is created once', async () => {
    const body = { ...foundry(), externalId: 'stampede' }
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => client.ask('POST', '/organisations', body)),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array(7).fill(200), 201])
    expect(new Set(answers.map(({ row }) => row.id)).size).toBe(1)
  })

  test('changes only in the fields that are given, and null clears one', async () => {
    const made = await client.create('/organisations', { ...foundry(), externalId: null })
    const path = `/organisations/${made.id}`
    const change = { size: 'large', city: null, languages: [] }
    const changed = await client.ask('PATCH', path, change, { 'if-match': '"1"' })
    expect(changed).toMatchObject({ status: 200, etag: '"2"' })
    expect(changed.row).toEqual({ ...made, ...change, version: 2 })
    expect((await client.ask('GET', path)).row).toEqual(changed.row)
  })

  test('keeps its external id for ever', async () => {
    const body = { ...foundry(), externalId: 'for-ever' }
    const { id } = await client.create('/organisations', body)
    for (const externalId of ['other', null]) {
      const refused = await client.ask(
        'PATCH',
        `/organisations/${id}`,
        { externalId },
        { 'if-match': '"1"' },
      )
      expect(refused.status).toBe(422)
      expect(refused.problem.problems?.[0]).toMatchObject({
        pointer: '/externalId',
        detail: expect.stringContaining('never changes'),
      })
    }
  })

  test('removed takes its profile with it', async () => {
    const { id } = await client.create('/organisations', { name: 'For now', country: 'PL' })
    const entry = await client.create(`/organisations/${id}/entries`, {
      side: 'need',
      title: 'A partner for the time being',
    })
    const path = `/organisations/${id}`
    expect((await client.ask('DELETE', path, undefined, { 'if-match': '"1"' })).status).toBe(204)
    expect((await client.ask('GET', path)).status).toBe(404)
    expect((await client.ask('GET', `/entries/${entry.id}`)).status).toBe(404)
  })
})

describe('a change', () => {
  let path: string
  beforeAll(async () => {
    const { id } = await client.create('/organisations', { name: 'Versioned', country: 'PL' })
    path = `/organisations/${id}`
  })

  test.each([
    [undefined, 428, 'send the ETag of your last read'],
    ['', 428, 'send the ETag of your last read'],
    ['*', 400, 'must be the ETag of an earlier answer'],
    ['"one"', 400, 'got "one"'],
    ['"7"', 412, 'you have version 7, stored is 1'],
  ])('with If-Match %j is refused with %i, and nothing changes', async (tag, status, sentence) => {
    const headers: Record<string, string> = tag === undefined ? {} : { 'if-match': tag }
    for (const [method, body] of [
      ['PATCH', { name: 'Overwritten' }],
      ['DELETE', undefined],
    ] as const) {
      const refused = await client.ask(method, path, body, headers)
      expect(refused.status).toBe(status)
      expect(refused.problem.detail).toContain(sentence)
    }
    expect((await client.ask('GET', path)).row).toMatchObject({ name: 'Versioned', version: 1 })
  })

  test('made by ten at once is made by exactly one', async () => {
    const { id } = await client.create('/organisations', { name: 'Contested', country: 'PL' })
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        client.ask(
          'PATCH',
          `/organisations/${id}`,
          { name: `Winner ${index}` },
          { 'if-match': '"1"' },
        ),
      ),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(9).fill(412)])
    const winner = answers.find(({ status }) => status === 200)
    expect((await client.ask('GET', `/organisations/${id}`)).row).toEqual(winner?.row)
  })
})

describe('a refused organisation', () => {
  test.each([
    ['nothing in it', {}, '/name', 'Expected a text'],
    ['no country', { name: 'Steel works' }, '/country', 'Expected a text'],
    ['a list for a name', { name: ['Steel'], country: 'PL' }, '/name', 'Expected a text'],
    ['a name of one letter', { name: 'S', country: 'PL' }, '/name', 'At least 2 character'],
    ['a name of blanks', { name: '    ', country: 'PL' }, '/name', 'At least 2 character'],
    ['an endless name', { name: 'S'.repeat(301), country: 'PL' }, '/name', 'At most 300'],
    ['HTML', { name: '<b>Steel</b>', country: 'PL' }, '/name', 'HTML tags'],
    ['a control character', { name: 'Steel\u0000works', country: 'PL' }, '/name', 'control char'],
    ['an emoji', { name: 'Steel 😀', country: 'PL' }, '/name', 'Say it in words'],
    ['Arabic', { name: 'شركة الصلب', country: 'PL' }, '/name', 'right to left'],
    ['half a letter', { name: 'Steel \ud800', country: 'PL' }, '/name', 'broken letters'],
    ['an unknown field', { employees: 5 }, '/', 'Unknown field: "employees"'],
    ['an unknown kind', { kind: 'firm' }, '/kind', 'company, research-organisation'],
    ['an unknown size', { size: 50 }, '/size', 'micro, small, medium, large'],
    ['an unknown country', { country: 'PX', nuts: null }, '/country', 'Did you mean'],
    ['a country in words', { country: 'Poland', nuts: null }, '/country', 'like PL'],
    ['an unknown region', { nuts: 'PL28' }, '/nuts', 'Did you mean'],
    ['a region in words', { nuts: 'Podkarpackie' }, '/nuts', 'PL21'],
    ['a region abroad', { nuts: 'DE11' }, '/nuts', 'not in PL'],
    ['a website without a scheme', { website: 'odlewnia.example' }, '/website', 'https://'],
    ['a website that runs', { website: 'javascript:alert(1)' }, '/website', 'https://'],
    ['a language in words', { languages: ['polski'] }, '/languages/0', 'pl'],
    ['a bare number', { registrationNumbers: ['5260250274'] }, '/registrationNumbers/0', 'NIP:'],
    ['an empty city', { city: '' }, '/city', 'At least 1 character'],
    ['a number for a description', { description: 5 }, '/description', 'Expected a text'],
  ])('with %s is told how to mend it, and nothing is stored', async (_, change, pointer, says) => {
    const whole = { ...foundry(), externalId: 'refused', ...change }
    const body = 'name' in change || !Object.keys(change).length ? change : whole
    const before = await count()
    const refused = await client.ask('POST', '/organisations', body)
    expect(refused.status).toBe(422)
    expect(refused.headers.get('content-type')).toContain('application/problem+json')
    expect(refused.problem.problems).toContainEqual({
      pointer,
      detail: expect.stringContaining(says),
    })
    expect(await count()).toBe(before)
  })

  async function count() {
    return (await client.walk('/organisations', 200)).length
  }

  test('hears of all its mistakes at once', async () => {
    const body = { name: '', country: 'PL', size: 'huge', website: 'x', languages: ['x'] }
    const { problem } = await client.ask('POST', '/organisations', body)
    expect(problem.detail).toContain('4 fields are not valid')
    expect(problem.problems?.map((one) => one.pointer).sort()).toEqual([
      '/languages/0',
      '/name',
      '/size',
      '/website',
    ])
  })

  test.each([
    ['pl', 'nie jest kodem NUTS', 'Czy chodziło o'],
    ['de', 'kein NUTS-Code', 'Meinten Sie'],
    ['fr-FR, en;q=0.5', "n'est pas un code NUTS", 'Vouliez-vous dire'],
    ['es, en', 'is no NUTS code', 'Did you mean'],
  ])('is told so in the language of the reader: %s', async (language, sentence, hint) => {
    const headers = { 'accept-language': language }
    const refused = await client.ask(
      'POST',
      '/organisations',
      { ...foundry(), nuts: 'PL28' },
      headers,
    )
    expect(refused.headers.get('content-language')).toBe(language.slice(0, 2).replace('es', 'en'))
    expect(refused.problem.problems?.[0]?.detail).toContain(sentence)
    expect(refused.problem.problems?.[0]?.detail).toContain(hint)
  })

  test('as a change leaves the organisation as it was', async () => {
    const made = await client.create('/organisations', { ...foundry(), externalId: null })
    const path = `/organisations/${made.id}`
    for (const change of [
      { name: 'New', nuts: 'DE11' },
      { name: 'New', country: 'DE' },
      { name: null },
      { name: '<i>' },
      { version: 9 },
      { id: nobody },
    ])
      expect((await client.ask('PATCH', path, change, { 'if-match': '"1"' })).status).toBe(422)
    expect((await client.ask('GET', path)).row).toEqual(made)
  })
})

describe('a request that cannot be read', () => {
  const post = (
    body: NonNullable<RequestInit['body']> | null,
    type: string | null = 'application/json',
  ) =>
    client.request('/organisations', {
      method: 'POST',
      body,
      headers: type === null ? {} : { 'content-type': type },
    })
  const good = JSON.stringify({ name: 'Must not be stored', country: 'PL' })

  test.each([
    ['an unfinished object', '{"name": "Steel", "country": "PL"'],
    ['single quotes', "{'name': 'Steel'}"],
    ['a comma too many', '{"name": "Steel",}'],
    ['two objects', '{"name":"Steel"}{"name":"Iron"}'],
    ['nothing but blanks', '   '],
    ['nothing', ''],
    ['a form', 'name=Steel&country=PL'],
  ])('for %s is 400 and told what to check', async (_, body) => {
    const refused = await post(body)
    expect(refused.status).toBe(400)
    expect(refused.problem.detail).toContain('not valid JSON')
  })

  test.each([['null'], ['[]'], ['"Steel"'], ['42']])(
    'for %s is told to send an object',
    async (body) => {
      const refused = await post(body)
      expect(refused.status).toBe(422)
      expect(refused.problem.problems?.[0]?.detail).toContain('Expected an object')
    },
  )

  test('without a body is told what is missing', async () => {
    const refused = await post(null, null)
    expect(refused.status).toBe(422)
    expect(refused.problem.problems?.map(({ pointer }) => pointer)).toEqual(['/name', '/country'])
  })

  test('in another encoding than UTF-8 stores no broken letters', async () => {
    const latin1 = Buffer.from(JSON.stringify({ name: 'Gießerei Süd', country: 'DE' }), 'latin1')
    const refused = await post(latin1)
    expect(refused.status).toBe(422)
    expect(refused.problem.problems?.[0]).toMatchObject({
      pointer: '/name',
      detail: expect.stringContaining('UTF-8'),
    })
  })

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', null])(
    'marked as %s is 415 and told which type to send',
    async (type) => {
      const refused = await post(Buffer.from(good), type)
      expect(refused.status).toBe(415)
      expect(refused.problem.detail).toContain('Content-Type: application/json')
    },
  )

  test.each(['application/json; charset=utf-8', 'APPLICATION/JSON'])(
    'but as %s is read',
    async (type) => {
      const taken = await post(JSON.stringify({ name: 'Read all the same', country: 'PL' }), type)
      expect(taken.status).toBe(201)
    },
  )

  test.each([
    ['with its length', (text: string) => text],
    ['in pieces', (text: string) => new Blob([text]).stream()],
  ])('of 5 MB, sent %s, is 413 and told where many rows go', async (_, sent) => {
    const body = JSON.stringify({ name: 'Huge', country: 'PL', description: 'x'.repeat(5_000_000) })
    const refused = await client.request('/organisations', {
      method: 'POST',
      body: sent(body),
      headers: {
        'content-type': 'application/json',
        ...(typeof sent(body) === 'string' ? { 'content-length': String(body.length) } : {}),
      },
      duplex: 'half',
    } as RequestInit)
    expect(refused.status).toBe(413)
    expect(refused.problem.detail).toContain('at most 1024 kB')
  })

  test('leaves nothing behind', async () => {
    for (const name of ['Steel', 'Must not', 'Huge', 'erei S'])
      expect((await client.ask('GET', `/organisations?name=${name}`)).page.items).toEqual([])
  })
})

describe('an organisation that is not there', () => {
  test.each(['GET', 'PATCH', 'DELETE'])('%s is 404 and told where to look', async (method) => {
    const body = method === 'PATCH' ? { name: 'Nobody' } : undefined
    const answer = await client.ask(method, `/organisations/${nobody}`, body, { 'if-match': '"1"' })
    expect(answer.status).toBe(404)
    expect(answer.problem.detail).toContain(`no organisation ${nobody}`)
    expect(answer.problem.detail).toContain('GET /organisations')
  })

  test.each(['crm-4711', '1', '%00', 'null', nobody.toUpperCase(), `${nobody}0`])(
    'nor an id: %s',
    async (id) => {
      const answer = await client.ask('GET', `/organisations/${id}`)
      expect(answer.status).toBe(422)
      expect(answer.problem.problems?.[0]?.detail).toContain('Copy it whole from a list')
    },
  )
})

describe('a list of organisations', () => {
  // A country of its own, so that the other tests are not in the way.
  const walked = [
    { name: 'Fonderie', kind: 'company', size: 'small', nuts: 'FRK2' },
    { name: 'Fonderie', kind: 'company', size: 'large', nuts: 'FRK1' },
    { name: 'acier', kind: 'university', size: null, nuts: 'FRF1' },
    { name: 'Zinc', kind: null, size: null, nuts: null },
    { name: 'Étain', kind: 'ngo', size: 'micro', nuts: 'FRK' },
    { name: 'Fonderie du Rhône', kind: 'company', size: 'small', nuts: 'FRK26' },
    { name: '100 % fer_', kind: 'company', size: 'small', nuts: 'FRK26' },
  ]
  const namesOf = (rows: readonly Record<string, unknown>[]) => rows.map(({ name }) => name)

  beforeAll(async () => {
    for (const [index, one] of walked.entries())
      await client.create('/organisations', {
        ...one,
        country: 'FR',
        externalId: `walked-${index}`,
      })
  })

  test.each([1, 2, 3, 6, 7, 8, 200])(
    'walked %i at a time shows every organisation once, by name',
    async (limit) => {
      const rows = await client.walk('/organisations?country=FR', limit)
      expect(namesOf(rows)).toEqual(namesOf(walked).sort())
      expect(new Set(rows.map(({ id }) => id)).size).toBe(walked.length)
    },
  )

  test('walked while others are added and removed shows every one that stays exactly once', async () => {
    const names = ['Aa', 'Bb', 'Bb', 'Bb', 'Cc', 'Dd', 'Dd', 'Ee']
    const stay: string[] = []
    for (const name of names)
      stay.push((await client.create('/organisations', { name, country: 'IE' })).id)
    const leaver = await client.create('/organisations', { name: 'Cd', country: 'IE' })
    let turn = 0
    const rows = await client.walk('/organisations?country=IE', 2, async () => {
      const name = ['A0', 'Bb', 'Ef', 'Ab'][turn++ % 4]
      await client.create('/organisations', { name, country: 'IE' })
      if (turn === 1)
        await client.ask('DELETE', `/organisations/${leaver.id}`, undefined, { 'if-match': '"1"' })
    })
    const seen = rows.map(({ id }) => id)
    expect(turn).toBeGreaterThan(3)
    expect(seen.filter((id) => stay.includes(id)).sort()).toEqual([...stay].sort())
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen).not.toContain(leaver.id)
  })

  test.each([
    ['kind=university', ['acier']],
    ['size=small', ['100 % fer_', 'Fonderie', 'Fonderie du Rhône']],
    ['region=FRK', ['100 % fer_', 'Fonderie', 'Fonderie', 'Fonderie du Rhône', 'Étain']],
    ['region=frk2', ['100 % fer_', 'Fonderie', 'Fonderie du Rhône']],
    ['name=fonderie', ['Fonderie', 'Fonderie', 'Fonderie du Rhône']],
    ['name=%C3%89TAIN', ['Étain']],
    ['name=%25', ['100 % fer_']],
    ['name=_', ['100 % fer_']],
    ['kind=company&size=small&name=du', ['Fonderie du Rhône']],
    ['externalId=walked-3', ['Zinc']],
    ['externalId=walked-99', []],
  ])('with %s keeps only those that fit', async (filter, names) => {
    expect(namesOf(await client.walk(`/organisations?country=FR&${filter}`, 2))).toEqual(names)
  })

  test('of a cluster keeps only its members of today', async () => {
    const cluster = await client.create('/clusters', { name: 'Vallée', country: 'FR' })
    const [member, former] = await client.walk('/organisations?country=FR&name=Fonderie', 50)
    const memberships = `/clusters/${cluster.id}/memberships`
    await client.create(memberships, { organisationId: member?.id })
    await client.create(memberships, { organisationId: former?.id, leftOn: '2025-01-01' })
    const rows = await client.walk(`/organisations?cluster=${cluster.id}`, 50)
    expect(rows.map(({ id }) => id)).toEqual([member?.id])
    expect((await client.ask('GET', `/organisations?cluster=${nobody}`)).page.items).toEqual([])
  })

  test.each([
    ['kind=firm', '/kind', 'company, research-organisation'],
    ['size=huge', '/size', 'micro, small'],
    ['country=Poland', '/country', 'like PL'],
    ['region=Krosno', '/region', 'PL21'],
    ['cluster=Vall%C3%A9e', '/cluster', '0198c0de'],
    ['name=%00', '/name', 'control characters'],
    ['limit=0', '/limit', 'At least 1'],
    ['limit=201', '/limit', 'At most 200'],
    ['limit=many', '/limit', 'Expected a number'],
    ['country=PL&country=DE', '/country', 'Expected a text'],
  ])('with %s is refused', async (filter, pointer, sentence) => {
    const { status, problem } = await client.ask('GET', `/organisations?${filter}`)
    expect(status).toBe(422)
    expect(problem.problems).toContainEqual({ pointer, detail: expect.stringContaining(sentence) })
  })

  test.each(['after=2', 'after=', 'after=bm9uc2Vuc2U'])(
    'from nowhere (%s) is refused',
    async (after) => {
      const { status, problem } = await client.ask('GET', `/organisations?${after}`)
      expect(status).toBe(400)
      expect(problem.detail).toContain('Take "next" from the last page')
    },
  )
})

describe('a reader', () => {
  test('sees organisations and lists', async () => {
    const { id } = await client.create('/organisations', { name: 'Seen', country: 'AT' })
    expect((await client.ask('GET', `/organisations/${id}`, undefined, asReader)).status).toBe(200)
    const { page } = await client.ask('GET', '/organisations?country=AT', undefined, asReader)
    expect(page.items).toHaveLength(1)
  })

  test('may neither create nor change nor remove, and is told which key to use', async () => {
    const { id } = await client.create('/organisations', { name: 'Untouched', country: 'AT' })
    for (const [method, path, body] of [
      ['POST', '/organisations', { name: 'By a reader', country: 'AT' }],
      ['PATCH', `/organisations/${id}`, { name: 'By a reader' }],
      ['DELETE', `/organisations/${id}`, undefined],
    ] as const) {
      const headers = { ...asReader, 'if-match': '"1"' }
      const { status, problem } = await client.ask(method, path, body, headers)
      expect(status).toBe(403)
      expect(problem.detail).toContain('The key "r" may not do this')
    }
    expect((await client.ask('GET', '/organisations?name=reader')).page.items).toEqual([])
    expect((await client.ask('GET', `/organisations/${id}`)).row).toMatchObject({ version: 1 })
  })
})
