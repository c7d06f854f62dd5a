import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asReader, type Client, openClient, type Row } from '../client.ts'

let now = new Date('2026-11-23T09:00:00.000Z')
const nobody = '0198c0de-0000-7000-8000-000000000000'
let client: Client
let organisationId: string
let profile: string
beforeAll(async () => {
  client = await openClient(() => now)
  ;({ organisationId, profile } = await newProfile('Odlewnia Krosno'))
})
afterAll(() => client.close())

async function newProfile(name: string, more: object = {}) {
  const { id } = await client.create('/organisations', { name, country: 'PL', ...more })
  return { organisationId: id, profile: `/organisations/${id}/entries` }
}

const casting = () => ({
  externalId: null as string | null,
  side: 'competency',
  title: 'Odlewy ze staliwa żaroodpornego do 800 kg',
  description: 'Formujemy ręcznie i maszynowo.\nBadania UT & RTG, wady <2 mm.',
  language: 'pl',
  kind: 'service',
  nace: ['24.52', '25.62'],
  trl: 9,
  visibility: 'public',
  expiresOn: '2027-06-30' as string | null,
  confirmedOn: '2026-11-01',
})

describe('one competency or need', () => {
  test('is stated, and read as it was stated', async () => {
    const made = await client.ask('POST', profile, casting())
    expect(made).toMatchObject({ status: 201, etag: '"1"', location: `/entries/${made.row.id}` })
    expect(made.row).toEqual({
      ...casting(),
      id: made.row.id,
      organisationId,
      version: 1,
      createdAt: now.toISOString(),
      updatedAt: now.toISOString(),
    })
    const read = await client.ask('GET', `/entries/${made.row.id}`)
    expect(read).toMatchObject({ status: 200, etag: '"1"' })
    expect(read.row).toEqual(made.row)
    const { page } = await client.ask('GET', profile)
    expect(page.items).toContainEqual(made.row)
  })

  test('needs no more than its side and a title', async () => {
    const made = await client.create(profile, { side: 'need', title: 'Heat treatment of gears' })
    expect(made).toMatchObject({
      description: '',
      language: 'en',
      kind: null,
      nace: [],
      trl: null,
      visibility: 'public',
      expiresOn: null,
      confirmedOn: '2026-11-23',
    })
  })

  test.each([
    ['pl', 'Szukamy partnera do badań zmęczeniowych połączeń klejonych w konstrukcjach lotniczych'],
    ['en', 'We look for a partner to test the fatigue of bonded joints in aircraft structures'],
    ['de', 'Wir suchen einen Partner für Ermüdungsversuche an Klebverbindungen im Flugzeugbau'],
    ['fr', 'Nous cherchons un partenaire pour des essais de fatigue sur assemblages collés'],
  ])('in %s is recognised as such', async (language, title) => {
    expect(await client.create(profile, { side: 'need', title })).toMatchObject({ language })
  })

  test.each(['ISO 13485 audit', 'CNC', 'ISO 9001', 'PVD 3D', '5-axis CNC'])(
    'too short to tell its language is taken all the same: %s',
    async (title) => {
      const { status } = await client.ask('POST', profile, { side: 'competency', title })
      expect(status).toBe(201)
    },
  )

  test('stated again under its external id is the same one; the day it is said again is no difference', async () => {
    const { confirmedOn: _, ...said } = { ...casting(), externalId: 'twin', title: 'Twin castings' }
    const { id } = await client.create(profile, said)
    now = new Date('2026-11-24T09:00:00.000Z')
    const again = await client.ask('POST', profile, said)
    now = new Date('2026-11-23T09:00:00.000Z')
    expect(again).toMatchObject({
      status: 200,
      etag: '"1"',
      row: { id, confirmedOn: '2026-11-23' },
    })
  })

  test('stated otherwise, or by another organisation, under a taken external id is a conflict', async () => {
    const body = { ...casting(), externalId: 'taken', title: 'Taken castings' }
    const { id } = await client.create(profile, body)
    const { profile: other } = await newProfile('Somebody else')
    for (const [path, change] of [
      [profile, { title: 'Other castings' }],
      [profile, { confirmedOn: '2026-11-02' }],
      [other, {}],
    ] as const) {
      const refused = await client.ask('POST', path, { ...body, ...change })
      expect(refused.status).toBe(409)
      expect(refused.problem.detail).toContain('"taken" is taken')
    }
    expect((await client.ask('GET', `/entries/${id}`)).row).toMatchObject({ ...body, version: 1 })
    expect((await client.ask('GET', other)).page.items).toEqual([])
  })

  test('changes only in the fields that are given, and null clears one', async () => {
    const made = await client.create(profile, { ...casting(), title: 'Castings to be changed' })
    const change = { description: '', trl: null, expiresOn: null, visibility: 'anonymous' }
    const path = `/entries/${made.id}`
    const changed = await client.ask('PATCH', path, change, { 'if-match': '"1"' })
    expect(changed).toMatchObject({ status: 200, etag: '"2"' })
    expect(changed.row).toEqual({ ...made, ...change, version: 2 })
    expect((await client.ask('GET', path)).row).toEqual(changed.row)
  })

  test('that expired can still be put right in other fields, and prolonged, but not expired anew', async () => {
    const body = { ...casting(), title: 'Castings for a day', expiresOn: '2026-11-23' }
    const made = await client.create(profile, body)
    now = new Date('2026-12-01T09:00:00.000Z')
    const path = `/entries/${made.id}`
    const change = (body: object, version: number) =>
      client.ask('PATCH', path, body, { 'if-match': `"${version}"` })
    expect((await change({ trl: 8 }, 1)).status).toBe(200)
    const anew = await change({ expiresOn: '2026-11-30' }, 2)
    expect(anew.status).toBe(422)
    expect(anew.problem.problems?.[0]?.detail).toContain('expired on 2026-11-30')
    expect((await change({ expiresOn: '2026-12-01' }, 2)).status).toBe(200)
    now = new Date('2026-11-23T09:00:00.000Z')
  })

  test('keeps its external id and its side for ever', async () => {
    const body = { ...casting(), externalId: 'for-ever', title: 'Castings for ever' }
    const { id } = await client.create(profile, body)
    for (const [change, pointer, sentence] of [
      [{ externalId: 'other' }, '/externalId', 'never changes'],
      [{ side: 'need' }, '/side', 'create it on the other side'],
    ] as const) {
      const refused = await client.ask('PATCH', `/entries/${id}`, change, { 'if-match': '"1"' })
      expect(refused.status).toBe(422)
      const problem = { pointer, detail: expect.stringContaining(sentence) }
      expect(refused.problem.problems).toEqual([problem])
    }
  })

  test('is changed or withdrawn only by who names its version', async () => {
    const { id } = await client.create(profile, { ...casting(), title: 'Versioned castings' })
    const path = `/entries/${id}`
    for (const [tag, status] of [
      [undefined, 428],
      ['*', 400],
      ['"2"', 412],
    ] as const) {
      const headers: Record<string, string> = tag === undefined ? {} : { 'if-match': tag }
      expect((await client.ask('PATCH', path, { trl: 8 }, headers)).status).toBe(status)
      expect((await client.ask('DELETE', path, undefined, headers)).status).toBe(status)
    }
    expect((await client.ask('GET', path)).row).toMatchObject({ trl: 9, version: 1 })
    const answers = await Promise.all(
      [1, 2, 3, 4, 5, 6].map((trl) => client.ask('PATCH', path, { trl }, { 'if-match': '"1"' })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(5).fill(412)])
    const winner = answers.find(({ status }) => status === 200)
    expect((await client.ask('GET', path)).row).toEqual(winner?.row)
    expect((await client.ask('DELETE', path, undefined, { 'if-match': '"2"' })).status).toBe(204)
    const gone = await client.ask('GET', path)
    expect(gone.status).toBe(404)
    expect(gone.problem.detail).toContain('GET /entries lists them')
  })
})

describe('a refused competency or need', () => {
  const spanish =
    'Fabricamos piezas de fundición de acero resistentes al calor para hornos industriales y turbinas'
  const czech =
    'Vyrábíme žáruvzdorné ocelové odlitky pro průmyslové pece a turbíny včetně následného obrábění'
  const russian =
    'Мы производим жаропрочные стальные отливки для промышленных печей и турбин по чертежам заказчика'
  test.each([
    ['no side', { side: undefined }, '/side', 'competency, need'],
    ['an unknown side', { side: 'offer' }, '/side', 'competency, need'],
    ['no title', { title: undefined }, '/title', 'Expected a text'],
    ['a number for a title', { title: 800 }, '/title', 'Expected a text'],
    ['an empty title', { title: ' \t ' }, '/title', 'At least 3 character'],
    ['an endless description', { description: 'a'.repeat(8001) }, '/description', 'At most 8000'],
    ['HTML', { description: 'We cast <b>steel</b>.' }, '/description', 'HTML tags'],
    ['control characters', { title: 'Castings\u0008 of steel' }, '/title', 'control characters'],
    ['an emoji', { title: 'Castings 🔥' }, '/title', 'Say it in words'],
    ['Arabic', { title: 'مسبوكات فولاذية مقاومة للحرارة' }, '/title', 'right to left'],
    ['an unknown field', { price: 5 }, '/', 'Unknown field: "price"'],
    ['an unknown NACE code', { nace: ['25.62', '25.26'] }, '/nace/1', 'Did you mean'],
    ['a sector in words', { nace: ['steel'] }, '/nace/0', 'no NACE code'],
    ['a kind of the other side', { kind: 'supplier' }, '/kind', 'product, service, technology'],
    ['an unknown kind', { kind: 'casting' }, '/kind', 'Use one of'],
    ['a TRL of ten', { trl: 10 }, '/trl', 'At most 9'],
    ['a TRL in words', { trl: 'nine' }, '/trl', 'Expected a number'],
    ['an unknown visibility', { visibility: 'secret' }, '/visibility', 'public, anonymous, hidden'],
    ['a day that is none', { expiresOn: '2027-02-30' }, '/expiresOn', '2027-06-30'],
    ['a day in another order', { expiresOn: '30.06.2027' }, '/expiresOn', '2027-06-30'],
    ['a moment for a day', { expiresOn: '2027-06-30T00:00:00Z' }, '/expiresOn', '2027-06-30'],
    ['a day before the calendar', { expiresOn: '0000-01-01' }, '/expiresOn', 'from 1800-01-01'],
    ['yesterday as its end', { expiresOn: '2026-11-22' }, '/expiresOn', 'expired on 2026-11-22'],
    ['an unknown language', { language: 'es' }, '/language', 'pl, en, de, fr'],
    [
      'a text in Spanish',
      { language: undefined, description: spanish, title: spanish },
      '/language',
      '"es"',
    ],
    [
      'a text in Czech',
      { language: undefined, description: czech, title: czech },
      '/language',
      '"cs"',
    ],
    [
      'a text in Russian',
      { language: undefined, description: russian, title: russian },
      '/language',
      '"ru"',
    ],
  ])('with %s is told how to mend it, and nothing is stored', async (_, change, pointer, says) => {
    const { profile } = await newProfile('Refused')
    const refused = await client.ask('POST', profile, { ...casting(), ...change })
    expect(refused.status).toBe(422)
    expect(refused.problem.problems).toContainEqual({
      pointer,
      detail: expect.stringContaining(says),
    })
    expect((await client.ask('GET', profile)).page.items).toEqual([])
  })

  test.each([
    ['pl', 'tekst wygląda na język „es”', 'przetłumacz'],
    ['de', 'liest sich als „es“', 'übersetzen'],
    ['fr', 'semble être en « es »', 'traduisez-le'],
  ])('is told so in the language of the reader: %s', async (language, sentence, hint) => {
    const body = { side: 'need', title: spanish }
    const refused = await client.ask('POST', profile, body, { 'accept-language': language })
    const detail = refused.problem.problems?.[0]?.detail ?? ''
    expect(detail.toLowerCase()).toContain(sentence.toLowerCase())
    expect(detail).toContain(hint)
  })

  test('in a language we do not match in is taken when its writer insists on one that we do', async () => {
    const { profile } = await newProfile('Insists')
    const body = { side: 'competency', title: czech, language: 'pl' }
    expect((await client.ask('POST', profile, body)).status).toBe(201)
  })

  test('hears of all that the lists do not know at once', async () => {
    const body = {
      ...casting(),
      nace: ['99.98', '25.26'],
      kind: 'supplier',
      expiresOn: '2020-01-01',
    }
    const { problem } = await client.ask('POST', profile, body)
    expect(problem.problems?.map((one) => one.pointer)).toEqual([
      '/nace/0',
      '/nace/1',
      '/kind',
      '/expiresOn',
    ])
  })

  test('of an organisation that is not there is 404', async () => {
    const refused = await client.ask('POST', `/organisations/${nobody}/entries`, casting())
    expect(refused.status).toBe(404)
    expect(refused.problem.detail).toContain(`no organisation ${nobody}`)
  })

  test('as a change leaves the entry as it was', async () => {
    const made = await client.create(profile, { ...casting(), title: 'Castings that stay' })
    for (const change of [
      { title: 'New title', nace: ['25.26'] },
      { title: 'New title', expiresOn: '2026-11-22' },
      { title: 'New title', kind: 'supplier' },
      { title: null },
      { description: '<br>' },
      { organisationId: nobody },
    ]) {
      const { status } = await client.ask('PATCH', `/entries/${made.id}`, change, {
        'if-match': '"1"',
      })
      expect(status).toBe(422)
    }
    expect((await client.ask('GET', `/entries/${made.id}`)).row).toEqual(made)
  })

  test.each(['text/plain', 'application/xml'])('marked as %s is 415', async (type) => {
    const body = JSON.stringify(casting())
    const refused = await client.request(profile, {
      method: 'POST',
      body,
      headers: { 'content-type': type },
    })
    expect(refused.status).toBe(415)
  })
})

describe('a need and a competency that say the same in one profile', () => {
  test.each([
    ['the same words', 'Laser marking of parts', ''],
    ['other capitals and signs', 'LASER marking -- of parts!', ''],
    ['the words cut elsewhere', 'Laser marking', 'of parts'],
  ])('in %s are refused, whichever comes second', async (_, title, description) => {
    for (const [first, second] of [
      ['competency', 'need'],
      ['need', 'competency'],
    ]) {
      const { profile } = await newProfile('Of two minds')
      await client.create(profile, { side: first, title: 'Laser marking of parts' })
      const refused = await client.ask('POST', profile, { side: second, title, description })
      expect(refused.status).toBe(422)
      expect(refused.problem.problems).toEqual([
        { pointer: '/title', detail: expect.stringContaining('"Laser marking of parts"') },
      ])
      expect((await client.ask('GET', profile)).page.items).toHaveLength(1)
    }
  })

  test('are refused as a change too', async () => {
    const { profile } = await newProfile('Changes its mind')
    await client.create(profile, { side: 'competency', title: 'Laser marking of parts' })
    const need = await client.create(profile, { side: 'need', title: 'Laser cutting of parts' })
    const change = { title: 'Laser marking of parts' }
    const refused = await client.ask('PATCH', `/entries/${need.id}`, change, { 'if-match': '"1"' })
    expect(refused.status).toBe(422)
    expect((await client.ask('GET', `/entries/${need.id}`)).row).toEqual(need)
  })

  test('are refused even when both come at once', async () => {
    const { profile } = await newProfile('In a hurry')
    const answers = await Promise.all(
      ['need', 'competency', 'need', 'competency'].map((side) =>
        client.ask('POST', profile, { side, title: 'Laser marking of parts' }),
      ),
    )
    const sides = (await client.ask('GET', profile)).page.items.map(({ side }) => side)
    expect(new Set(sides).size).toBe(1)
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(sides.length)
  })

  test('are fine in two profiles, and twice on one side of one', async () => {
    const [one, two] = [await newProfile('One'), await newProfile('Two')]
    const title = 'Laser marking of parts'
    await client.create(one.profile, { side: 'competency', title })
    await client.create(one.profile, { side: 'competency', title })
    await client.create(two.profile, { side: 'need', title })
  })
})

describe('a list of competencies and needs', () => {
  const walked = [
    { side: 'need', title: 'Walked one', nace: ['25.62'], kind: 'supplier' },
    { side: 'competency', title: 'Walked two', nace: ['25.6', '62.01'], kind: 'product' },
    { side: 'competency', title: 'Walked three', language: 'de', expiresOn: '2026-11-25' },
    { side: 'need', title: 'Walked four', visibility: 'hidden' },
    { side: 'need', title: 'Walked five', visibility: 'anonymous', externalId: 'walked-5' },
    { side: 'competency', title: 'Walked six', nace: ['24.52'], kind: 'technology' },
  ]
  const titles = (rows: readonly Row[]) => rows.map(({ title }) => title)
  const newestFirst = walked.map(({ title }) => title).reverse()
  let list: string

  beforeAll(async () => {
    const { profile } = await newProfile('Walked', { nuts: 'PL21', kind: 'university' })
    list = profile
    for (const [index, one] of walked.entries()) {
      // Two of them in the same millisecond: the order must not depend on time alone.
      now = new Date(Date.UTC(2026, 10, 23, 9, 0, Math.min(index, 4)))
      await client.create(profile, { language: 'en', ...one })
    }
    now = new Date('2026-11-23T09:00:00.000Z')
  })

  test.each([1, 2, 3, 5, 6, 7, 200])('walked %i at a time shows every one once', async (limit) => {
    const rows = await client.walk(list, limit)
    expect(titles(rows).toSorted()).toEqual(newestFirst.toSorted())
    expect(titles(rows).slice(2)).toEqual(newestFirst.slice(2))
  })

  test('walked while others are stated and withdrawn shows every one that stays exactly once', async () => {
    const { profile } = await newProfile('Busy')
    const state = async (minute: number) => {
      now = new Date(Date.UTC(2026, 10, 23, 10, minute))
      return client.create(profile, { side: 'need', title: `At minute ${minute}` })
    }
    const stay: string[] = []
    for (let minute = 1; minute <= 9; minute++) stay.push((await state(minute)).id)
    const leaver = stay.shift() ?? ''
    let turn = 0
    const rows = await client.walk(profile, 2, async () => {
      await state(10 + turn++)
      if (turn === 1)
        await client.ask('DELETE', `/entries/${leaver}`, undefined, { 'if-match': '"1"' })
    })
    now = new Date('2026-11-23T09:00:00.000Z')
    expect(turn).toBeGreaterThan(2)
    expect(rows.map(({ id }) => id)).toEqual(stay.reverse())
  })

  test.each([
    ['side=need', ['Walked five', 'Walked four', 'Walked one']],
    ['language=de', ['Walked three']],
    ['kind=product', ['Walked two']],
    ['sector=25', ['Walked two', 'Walked one']],
    ['sector=25.6', ['Walked two', 'Walked one']],
    ['sector=2562', ['Walked one']],
    ['sector=C', ['Walked six', 'Walked two', 'Walked one']],
    ['sector=J', ['Walked two']],
    ['externalId=walked-5', ['Walked five']],
    ['side=competency&sector=24', ['Walked six']],
    ['current=true&side=competency', ['Walked six', 'Walked three', 'Walked two']],
  ])('with %s keeps only those that fit', async (filter, kept) => {
    const rows = await client.walk(`${list}?${filter}`, 50)
    expect(titles(rows).toSorted()).toEqual(kept.toSorted())
  })

  test('leaves out what expired, from the day after its last on', async () => {
    now = new Date('2026-11-25T23:59:00.000Z')
    expect(titles(await client.walk(`${list}?current=true`, 50))).toContain('Walked three')
    now = new Date('2026-11-26T00:00:00.000Z')
    expect(titles(await client.walk(`${list}?current=true`, 50))).not.toContain('Walked three')
    expect(titles(await client.walk(`${list}?current=false`, 50))).toContain('Walked three')
    now = new Date('2026-11-23T09:00:00.000Z')
  })

  test('of everybody is narrowed by who they are and where', async () => {
    const of = async (filter: string) => titles(await client.walk(`/entries?${filter}`, 50))
    expect(await of('organisationKind=university')).toHaveLength(walked.length)
    expect(await of('region=PL2&side=need')).toHaveLength(3)
    expect(await of('country=PL&region=PL82')).toEqual([])
    expect(await of('country=DE')).toEqual([])
  })

  test.each([
    ['side=both', '/side', 'competency, need'],
    ['language=es', '/language', 'pl, en, de, fr'],
    ['current=yes', '/current', 'true, false'],
    ['limit=0', '/limit', 'At least 1'],
  ])('with %s is refused', async (filter, pointer, sentence) => {
    for (const path of ['/entries', list]) {
      const { status, problem } = await client.ask('GET', `${path}?${filter}`)
      expect(status).toBe(422)
      expect(problem.problems).toEqual([{ pointer, detail: expect.stringContaining(sentence) }])
    }
  })

  test('from where another list left off is refused', async () => {
    const next = (await client.ask('GET', '/organisations?limit=1')).page.next
    const year0 = Buffer.from(JSON.stringify(['0000-01-01T00:00:00.000Z', nobody]))
    for (const after of [next, 'nonsense', year0.toString('base64url')]) {
      const { status, problem } = await client.ask('GET', `/entries?after=${after}`)
      expect(status).toBe(400)
      expect(problem.detail).toContain('not one that this list gave out')
    }
  })

  test('of an organisation that is not there is 404', async () => {
    expect((await client.ask('GET', `/organisations/${nobody}/entries`)).status).toBe(404)
  })
})

describe('a reader', () => {
  const entries: Record<string, Row> = {}
  let path: string
  beforeAll(async () => {
    const { profile } = await newProfile('Discreet')
    path = profile
    for (const visibility of ['public', 'anonymous', 'hidden'])
      entries[visibility] = await client.create(profile, {
        side: 'need',
        title: `A need that is ${visibility}`,
        externalId: `seen-${visibility}`,
        visibility,
      })
  })
  const idsIn = async (list: string) => {
    const { page } = await client.ask('GET', list, undefined, asReader)
    return page.items.map(({ id }) => id)
  }

  test('sees what is public, one by one and in every list', async () => {
    const id = entries['public']?.id ?? ''
    expect((await client.ask('GET', `/entries/${id}`, undefined, asReader)).status).toBe(200)
    expect(await idsIn(path)).toEqual([id])
    expect(await idsIn('/entries?externalId=seen-public')).toEqual([id])
  })

  test.each(['anonymous', 'hidden'])(
    'does not see whose the %s one is, nor that it is there',
    async (visibility) => {
      const id = entries[visibility]?.id ?? ''
      const read = await client.ask('GET', `/entries/${id}`, undefined, asReader)
      const unknown = await client.ask('GET', `/entries/${nobody}`, undefined, asReader)
      expect(read.status).toBe(404)
      expect(read.problem.detail).toBe(unknown.problem.detail.replace(nobody, id))
      expect(await idsIn(`/entries?externalId=seen-${visibility}`)).toEqual([])
      expect((await client.ask('GET', `/entries/${id}`)).status).toBe(200)
    },
  )

  test('may neither state nor change nor withdraw', async () => {
    const id = entries['public']?.id ?? ''
    for (const [method, at, body] of [
      ['POST', path, { side: 'need', title: 'By a reader' }],
      ['PATCH', `/entries/${id}`, { title: 'By a reader' }],
      ['DELETE', `/entries/${id}`, undefined],
    ] as const) {
      const { status } = await client.ask(method, at, body, { ...asReader, 'if-match': '"1"' })
      expect(status).toBe(403)
    }
    expect((await client.ask('GET', `/entries/${id}`)).row).toEqual(entries['public'])
  })
})
