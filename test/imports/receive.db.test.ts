import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { runImport, sweepImports } from '../../src/imports/import.actions.ts'
import { limits } from '../../src/imports/import.ts'
import { HandedBack } from '../../src/platform/queue.ts'
import type { Service } from '../../src/service.ts'
import { openTestApi, type TestApi } from '../test-api.ts'
import { contentOf, openImportApi, operator } from './import-api.ts'

let opened: TestApi
let service: Service
let api: ReturnType<typeof openImportApi>
let hints: string[] = []
let now = new Date('2026-11-23T12:00:00Z')
beforeAll(async () => {
  opened = await openTestApi({ clock: () => now })
  const add = async (job: { name: string }, payloads: readonly unknown[]) => {
    if (job.name === 'import-file')
      hints.push(...payloads.map((payload) => (payload as { importId: string }).importId))
  }
  service = { ...opened.service, jobs: { ...opened.service.jobs, add } } as Service
  api = openImportApi(service)
})
afterAll(() => opened.close())
beforeEach(async () => {
  hints = []
  now = new Date('2026-11-23T12:00:00Z')
  await service.database.pool.query(
    'truncate organisation, entry, cluster, membership, import cascade',
  )
})

const csv = (rows: number) =>
  `externalId,name,country,size\n${Array.from({ length: rows }, (_, row) => `o${row},Zakład ${row},PL,${row % 100 === 7 ? 'huge' : 'small'}`).join('\n')}\n`
const post = (
  body: string | FormData,
  type = 'text/csv',
  query = '',
  headers: Record<string, string> = {},
) =>
  api.request(`/imports${query}`, {
    method: 'POST',
    body,
    headers: { ...(type === '' ? {} : { 'content-type': type }), ...headers },
  })
type Listed = { items: { line: number; createdAt: string }[]; next: string | null }
const read = async (path: string, headers: Record<string, string> = {}) =>
  (await (await api.request(path, { headers })).json()) as Listed

describe('sending a file', () => {
  test('is answered with where to follow it; a worker reads it then', async () => {
    const sent = await post(csv(1200), 'text/csv', '?fileName=members.csv')
    expect(sent.status).toBe(202)
    const location = sent.headers.get('location') ?? ''
    expect(await read(location)).toMatchObject({
      status: 'waiting',
      progress: 0,
      what: 'organisations',
      fileName: 'members.csv',
      bytes: Buffer.byteLength(csv(1200)),
    })
    const shares: number[] = []
    await runImport(service, operator, hints[0] ?? '', {
      progress: async (share) => void shares.push(share),
      signal: new AbortController().signal,
    })
    expect(await read(location)).toMatchObject({
      status: 'done',
      progress: 1,
      rows: 1200,
      created: 1188,
      refused: 12,
      problems: 12,
      failure: null,
    })
    expect(shares.at(-1)).toBe(1)
    expect(await contentOf(service, 'organisation')).toHaveLength(1188)
    expect(await contentOf(service, 'import_chunk')).toEqual([])
  })

  test('a form with a mapping, and gzip', async () => {
    const form = new FormData()
    form.set(
      'mapping',
      JSON.stringify({ what: 'organisations', columns: { wer: 'name', wo: 'country' } }),
    )
    form.set('file', new File([gzipSync('wer;wo\nAnna GmbH;AT\n')], 'liste.csv.gz'))
    const sent = await post(form, '')
    expect(sent.status).toBe(202)
    await runImport(service, operator, hints[0] ?? '')
    expect(await read(sent.headers.get('location') ?? '')).toMatchObject({
      fileName: 'liste.csv.gz',
      created: 1,
    })
  })

  test('a dry run stores nothing', async () => {
    const sent = await post(csv(10), 'text/csv', '?dryRun=true')
    await runImport(service, operator, hints[0] ?? '')
    expect(await read(sent.headers.get('location') ?? '')).toMatchObject({
      dryRun: true,
      created: 9,
      refused: 1,
    })
    expect(await contentOf(service, 'organisation')).toEqual([])
  })

  test.each([
    ['an empty file', '', 'text/csv', '', 400],
    ['a file without the columns it needs', 'a,b\n1,2\n', 'text/csv', '', 422],
    ['a type that holds no file', '{}', 'application/json', '', 415],
    ['an unknown kind', csv(1), 'text/csv', '?what=people', 422],
    [
      'a form without a file',
      '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n--x--',
      'multipart/form-data; boundary=x',
      '',
      400,
    ],
    [
      'a form that is cut off',
      '--x\r\nContent-Disposition: form-data; name="file"\r\n\r\nname,country',
      'multipart/form-data; boundary=x',
      '',
      400,
    ],
    [
      'a mapping that is none',
      '--x\r\nContent-Disposition: form-data; name="mapping"\r\n\r\nb\r\n--x--',
      'multipart/form-data; boundary=x',
      '',
      400,
    ],
  ])('%s is refused and leaves nothing', async (_, body, type, query, status) => {
    const answer = await post(body, type, query)
    expect(answer.status).toBe(status)
    expect(answer.headers.get('content-type')).toContain('problem+json')
    expect([await contentOf(service, 'import'), hints]).toEqual([[], []])
  })

  test('a sender that breaks off, or sends more than 2 GB, leaves nothing', async () => {
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(Buffer.from(csv(100_000)))
      },
      pull(controller) {
        controller.error(new Error('gone'))
      },
    })
    expect(
      (
        await api.request('/imports', {
          method: 'POST',
          body,
          headers: { 'content-type': 'text/csv' },
          duplex: 'half',
        } as RequestInit)
      ).status,
    ).toBe(400)
    const tooLarge = await post(csv(1), 'text/csv', '', {
      'content-length': String(limits.fileBytes + 1),
    })
    expect(tooLarge.status).toBe(413)
    expect(await contentOf(service, 'import')).toEqual([])
  })

  test('a file that breaks off in the middle keeps the rows before and says where', async () => {
    const sent = await post(`${csv(3)}o9,"Zakład`, 'text/csv')
    await runImport(service, operator, hints[0] ?? '')
    expect(
      await read(sent.headers.get('location') ?? '', { 'accept-language': 'pl' }),
    ).toMatchObject({
      status: 'failed',
      created: 3,
      refused: 1,
      failure: expect.stringMatching(/Od wiersza 5/),
    })
  })
})

describe('running', () => {
  test('is taken up after its last commit, however often it is stopped, and counts as if it never was', async () => {
    const sent = await post(csv(2600))
    const id = hints[0] ?? ''
    let stops = 0
    for (; stops < 20; stops++) {
      const stopping = new AbortController()
      const run = { progress: async () => stopping.abort(), signal: stopping.signal }
      const outcome = await runImport(service, operator, id, run).catch((error) => error)
      if (!(outcome instanceof HandedBack)) break
    }
    expect(stops).toBe(6)
    const done = await read(sent.headers.get('location') ?? '')
    expect(done).toMatchObject({
      status: 'done',
      rows: 2600,
      created: 2574,
      unchanged: 0,
      refused: 26,
      problems: 26,
    })
    const { items } = await read(`/imports/${id}/problems?limit=200`)
    expect(items.map(({ line }) => line)).toEqual(
      Array.from({ length: 26 }, (_, index) => 9 + 100 * index),
    )
  })

  test('of two runners at once, one gives way and nothing is counted twice', async () => {
    const sent = await post(csv(3000))
    const id = hints[0] ?? ''
    await Promise.all([runImport(service, operator, id), runImport(service, operator, id)])
    expect(await read(sent.headers.get('location') ?? '')).toMatchObject({
      status: 'done',
      rows: 3000,
      created: 2970,
      refused: 30,
      problems: 30,
    })
  })

  test('a second time, or of a file that is gone, does nothing', async () => {
    await post(csv(3))
    await runImport(service, operator, hints[0] ?? '')
    const before = await contentOf(service, 'import')
    now = new Date('2026-11-24T12:00:00Z')
    await runImport(service, operator, hints[0] ?? '')
    await runImport(service, operator, '00000000-0000-7000-8000-000000000000')
    expect(await contentOf(service, 'import')).toEqual(before)
  })

  test('the sweep finds what waits too long and removes what never came to an end', async () => {
    await post(csv(3))
    const [id] = hints.splice(0)
    expect(await sweepImports(service)).toBe(0)
    now = new Date('2026-11-23T12:06:00Z')
    expect(await sweepImports(service)).toBe(1)
    expect(hints).toEqual([id])
    await service.database.pool.query(`update import set status = 'receiving'`)
    now = new Date('2026-11-24T12:06:00Z')
    await sweepImports(service)
    expect(await contentOf(service, 'import')).toEqual([])
  })
})

describe('reading', () => {
  test('problems come in pages, in the language of the reader, and as a file', async () => {
    await post(csv(1000))
    await runImport(service, operator, hints[0] ?? '')
    const path = `/imports/${hints[0]}/problems`
    const first = await read(`${path}?limit=4`, { 'accept-language': 'de' })
    expect(first.items).toHaveLength(4)
    expect(first.items[0]).toEqual({
      line: 9,
      column: 'size',
      value: 'huge',
      detail: 'Erlaubt sind: micro, small, medium, large.',
    })
    const second = await read(`${path}?limit=200&after=${first.next}`)
    expect(second.items.map(({ line }) => line)).toEqual([409, 509, 609, 709, 809, 909])
    expect(second.next).toBeNull()
    const file = await api.request(path, { headers: { accept: 'text/csv' } })
    expect(file.headers.get('content-type')).toContain('text/csv')
    expect((await file.text()).split('\r\n')).toHaveLength(12)
  })

  test('past ten thousand problems the others are counted, and the last one says so', async () => {
    const bad = `name,country\n${'x,PL\n'.repeat(10_300)}`
    const sent = await post(bad)
    await runImport(service, operator, hints[0] ?? '')
    expect(await read(sent.headers.get('location') ?? '')).toMatchObject({
      refused: 10_300,
      problems: 10_001,
    })
  })

  test('imports are listed newest first; an unknown one is 404; a reader may not send', async () => {
    for (const day of [1, 2, 3]) {
      now = new Date(`2026-11-0${day}T12:00:00Z`)
      await post(csv(day))
    }
    const first = await read('/imports?limit=2')
    const second = await read(`/imports?limit=2&after=${first.next}`)
    expect(
      [...first.items, ...second.items].map(({ createdAt }) => createdAt.slice(8, 10)),
    ).toEqual(['03', '02', '01'])
    expect((await api.request('/imports/00000000-0000-7000-8000-000000000000')).status).toBe(404)
    const closed = openImportApi({
      ...service,
      config: {
        ...service.config,
        apiKeys: [{ name: 'r', relation: 'reader', secret: 'a-secret-of-a-reader' }],
      },
    })
    const headers = { authorization: 'Bearer a-secret-of-a-reader', 'content-type': 'text/csv' }
    expect(
      (await closed.request('/imports', { method: 'POST', body: csv(1), headers })).status,
    ).toBe(403)
    expect((await closed.request('/exports/organisations.csv', { headers })).status).toBe(403)
    expect((await closed.request('/imports')).status).toBe(401)
  })

  test('exports are files that can be sent back', async () => {
    await post(csv(5))
    await runImport(service, operator, hints[0] ?? '')
    for (const name of ['organisations.csv', 'organisations.jsonl']) {
      const file = await api.request(`/exports/${name}`)
      expect(file.headers.get('content-disposition')).toContain(name)
      const sent = await post(await file.text(), file.headers.get('content-type') ?? '')
      await runImport(service, operator, hints.at(-1) ?? '')
      expect(await read(sent.headers.get('location') ?? '')).toMatchObject({
        rows: 5,
        unchanged: 5,
      })
    }
    expect((await api.request('/exports/people.csv')).status).toBe(422)
  })
})
