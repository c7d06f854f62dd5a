import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { permissions } from '../../src/people/actor.ts'
import { asReader, type Client, keys, openClient } from '../client.ts'
import { openTestApi, type TestApi } from '../test-api.ts'

let client: Client
beforeAll(async () => {
  client = await openClient(() => new Date('2026-11-23T09:00:00.000Z'))
})
afterAll(() => client.close())

const noKey = { authorization: '' }

describe('whoever watches the process', () => {
  test('hears without a key that it is alive', async () => {
    const answer = await client.ask('GET', '/health', undefined, noKey)
    expect(answer).toMatchObject({ status: 200, row: { alive: true } })
  })

  test('hears without a key that database, queue and model answer', async () => {
    const answer = await client.ask('GET', '/ready', undefined, noKey)
    expect(answer.row).toEqual({ ready: true, database: true, queue: true, model: true })
    expect(answer.status).toBe(200)
  })
})

describe('a process that is not ready', () => {
  let broken: TestApi
  beforeAll(async () => {
    broken = await openTestApi({ env: { EMBEDDING_MODEL: './no-such-model' } })
  })
  afterAll(() => broken.close())

  test('says 503 and which part is missing, while it is alive', async () => {
    const answer = await broken.api.request('/ready')
    expect(answer.status).toBe(503)
    expect(await answer.json()).toEqual({
      ready: false,
      database: true,
      queue: true,
      model: false,
    })
    expect((await broken.api.request('/health')).status).toBe(200)
  })

  test('takes a profile nonetheless, and keeps it for when it is', async () => {
    const post = (path: string, body: unknown) =>
      broken.api.request(path, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      })
    const made = await post('/organisations', { name: 'Early bird', country: 'PL' })
    expect(made.status).toBe(201)
    const { id } = (await made.json()) as { id: string }
    const entry = { side: 'need', title: 'Hartowanie indukcyjne wałków' }
    expect((await post(`/organisations/${id}/entries`, entry)).status).toBe(201)
  })
})

type Operation = { 'x-verb'?: string; security?: unknown[]; responses: Record<string, unknown> }
type OpenApi = {
  openapi: string
  info: { title: string; version: string }
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, unknown>; securitySchemes: Record<string, unknown> }
}

describe('the description of the API', () => {
  let document: OpenApi
  let operations: { at: string; operation: Operation }[]
  beforeAll(async () => {
    const { row } = await client.ask('GET', '/openapi.json', undefined, noKey)
    document = row as unknown as OpenApi
    operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        at: `${method.toUpperCase()} ${path}`,
        operation,
      })),
    )
  })

  test('is OpenAPI 3.1 and names every path of the service', () => {
    expect(document.openapi).toBe('3.1.0')
    expect(document.info.title).toBe('Splot')
    const paths = operations.map(({ at }) => at)
    for (const at of [
      'GET /health',
      'POST /organisations',
      'PATCH /entries/{id}',
      'GET /organisations/{id}/suggestions',
      'GET /search',
      'GET /entries/{id}/answers',
      'GET /saved-searches/{id}/news',
    ])
      expect(paths).toContain(at)
    expect(paths.length).toBeGreaterThanOrEqual(25)
  })

  test('says of each operation which verb it needs, or that it is open to everybody', () => {
    const open = operations.filter(({ operation }) => operation['x-verb'] === undefined)
    expect(open.map(({ at }) => at).sort()).toEqual(['GET /health', 'GET /ready'])
    for (const { at, operation } of operations) {
      if (operation['x-verb'] === undefined) continue
      expect(Object.keys(permissions), at).toContain(operation['x-verb'])
      expect(operation.security, at).toEqual([{ apiKey: [] }])
      expect(operation.responses, at).toHaveProperty('4XX')
    }
    expect(document.components.securitySchemes).toHaveProperty('apiKey')
  })

  test('refers to nothing that is not in it', () => {
    const references = JSON.stringify(document).match(/"#\/components\/schemas\/[^"]+"/g) ?? []
    expect(references.length).toBeGreaterThan(20)
    const missing = references
      .map((reference) => reference.slice('"#/components/schemas/'.length, -1))
      .filter((name) => !(name in document.components.schemas))
    expect(missing).toEqual([])
  })

  test('names each path parameter that a path holds', () => {
    for (const [path, methods] of Object.entries(document.paths)) {
      const held = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      for (const [method, operation] of Object.entries(methods)) {
        const { parameters = [] } = operation as { parameters?: { in: string; name: string }[] }
        const named = parameters.filter((one) => one.in === 'path').map((one) => one.name)
        expect(named, `${method} ${path}`).toEqual(held)
      }
    }
  })

  test('is true of what is answered: no answer has a field that is not described', async () => {
    const made = await client.create('/organisations', { name: 'Described', country: 'PL' })
    const described = document.components.schemas['Organisation'] as { properties: object }
    expect(Object.keys(made).sort()).toEqual(Object.keys(described.properties).sort())
    const entry = await client.create(`/organisations/${made.id}/entries`, {
      side: 'need',
      title: 'Heat treatment of gears',
    })
    const ofEntry = document.components.schemas['Entry'] as { properties: object }
    expect(Object.keys(entry).sort()).toEqual(Object.keys(ofEntry.properties).sort())
  })

  test('is all there is to ask with: a misspelled parameter is refused, not passed over', async () => {
    const id = '0198c0de-0000-7000-8000-000000000000'
    for (const { at, operation } of operations) {
      if (operation['x-verb'] === undefined || !at.startsWith('GET ')) continue
      const path = at
        .replace('GET ', '')
        .replace('{file}', 'entries.csv')
        .replace('{code}', 'PL21')
        .replaceAll(/\{\w+\}/g, id)
      const { status, problem } = await client.ask('GET', `${path}?contry=PL`)
      expect([at, status, problem.problems?.[0]?.detail]).toEqual([
        at,
        422,
        expect.stringContaining('"contry"'),
      ])
    }
  })

  test('does what it says to everybody: no operation answers without a key', async () => {
    for (const { at, operation } of operations) {
      if (operation['x-verb'] === undefined) continue
      const [method = '', path = ''] = at.split(' ')
      const { status } = await client.ask(method, path, undefined, noKey)
      expect(status, at).toBe(401)
    }
  })

  test('does what it says to a reader: what needs a writing verb is 403 for one', async () => {
    const made = await client.create('/organisations', { name: 'Guarded', country: 'PL' })
    const bodies: Record<string, unknown> = {
      'POST /organisations': { name: 'By a reader', country: 'PL' },
      'POST /organisations/{id}/entries': { side: 'need', title: 'By a reader' },
      'POST /organisations/{id}/entries/batch': {
        entries: [{ side: 'need', title: 'By a reader' }],
      },
      'POST /organisations/{id}/proposals': { text: 'We cast iron.' },
      'POST /clusters': { name: 'By a reader', country: 'PL' },
      'POST /clusters/{id}/memberships': { organisationId: made.id },
    }
    const writing = operations.filter(({ operation }) =>
      /^(organisation|entry|cluster|membership)\.(create|write|remove)$/.test(
        operation['x-verb'] ?? '',
      ),
    )
    expect(writing.length).toBe(15)
    for (const { at } of writing) {
      const [method = '', path = ''] = at.split(' ')
      const body = bodies[at] ?? (method === 'PATCH' ? {} : undefined)
      const headers = { ...asReader, 'if-match': '"1"' }
      const { status } = await client.ask(method, path.replace('{id}', made.id), body, headers)
      expect(status, at).toBe(403)
    }
  })
})

describe('the reference page', () => {
  test('works without a key and without the internet', async () => {
    const { api } = await openTestApiOnce()
    const page = await api.request('/docs')
    expect(page.status).toBe(200)
    const html = await page.text()
    const parts = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, link]) => link ?? '')
    expect(parts.filter((link) => !link.startsWith('/') && link !== 'data:,')).toEqual([])
    for (const link of parts.filter((one) => one.startsWith('/')))
      expect((await api.request(link)).status, link).toBe(200)
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'")
    expect((await api.request('/')).headers.get('location')).toBe('/docs')
  })
})

let once: Promise<TestApi> | undefined
const openTestApiOnce = () => {
  once ??= openTestApi({ env: { SPLOT_API_KEYS: `o:operator:${keys.operator}` } })
  return once
}
afterAll(async () => (await once)?.close())

describe('a caller', () => {
  test.each([
    ['without a key', {}, 'An API key is needed'],
    ['with an unknown key', { authorization: 'Bearer nobody-knows-this-key' }, 'not known here'],
    ['with half a key', { authorization: `Bearer ${keys.operator.slice(1)}` }, 'not known here'],
    ['with another scheme', { authorization: `Basic ${keys.operator}` }, 'An API key is needed'],
    ['with an empty key', { authorization: 'Bearer ' }, 'An API key is needed'],
  ])('%s is 401, and told how to send one', async (_, headers, sentence) => {
    const { api } = await openTestApiOnce()
    for (const path of ['/organisations', '/nowhere']) {
      const answer = await api.request(path, { headers: headers as Record<string, string> })
      expect(answer.status).toBe(401)
      const problem = (await answer.json()) as { detail: string }
      expect(problem.detail).toContain(sentence)
      expect(JSON.stringify(problem)).not.toContain('nobody-knows-this-key')
    }
  })

  test('with a key in any spelling of the scheme is let in', async () => {
    const headers = { authorization: `bearer   ${keys.operator}` }
    expect((await client.ask('GET', '/organisations', undefined, headers)).status).toBe(200)
  })

  test.each([
    ['GET', '/nowhere'],
    ['GET', '/organisations/'],
    ['PUT', '/organisations'],
    ['POST', '/health'],
    ['GET', '/docs/../package.json'],
    ['GET', '/docs/swagger-ui-bundle.js.map'],
  ])('of %s %s is told that nothing is there, and where the list is', async (method, path) => {
    const { status, problem } = await client.ask(method, path)
    expect(status).toBe(404)
    expect(problem.detail).toContain('/docs lists what there is')
  })

  test.each(['abc-123', 'A'.repeat(64)])(
    'that sends the request id %s gets it back',
    async (given) => {
      const answer = await client.ask('GET', '/organisations', undefined, { 'x-request-id': given })
      expect(answer.headers.get('x-request-id')).toBe(given)
    },
  )

  test.each(['', 'with blanks', 'x'.repeat(65), '<script>', '{"a":1}'])(
    'that sends %j for a request id gets a fresh one',
    async (given) => {
      const answer = await client.ask('GET', '/health', undefined, { 'x-request-id': given })
      expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
    },
  )

  test('that is refused finds the request id in the answer too', async () => {
    const headers = { 'x-request-id': 'to-be-found' }
    for (const path of ['/nowhere', '/organisations/none', '/organisations?limit=0']) {
      const answer = await client.ask('GET', path, undefined, headers)
      expect(answer.headers.get('x-request-id')).toBe('to-be-found')
      expect(answer.problem.instance).toBe('urn:splot:request:to-be-found')
    }
  })
})
