import { openTestApi, send } from './test-api.ts'

export type Row = Record<string, unknown> & { id: string }
export type Problem = {
  status: number
  title: string
  detail: string
  instance?: string
  problems?: { pointer: string; detail: string }[]
}
type Page = { items: Row[]; next: string | null }

export const keys = {
  operator: 'operator-of-the-tests',
  reader: 'reader-of-the-tests',
} as const

/** The headers of somebody who may only look. */
export const asReader = { authorization: `Bearer ${keys.reader}` }

/** A caller of the whole API, as the operator unless a header says otherwise; `more` settings beside the keys. */
export async function openClient(clock: () => Date, more: Record<string, string> = {}) {
  const env = { SPLOT_API_KEYS: `o:operator:${keys.operator},r:reader:${keys.reader}`, ...more }
  const { api, service, close } = await openTestApi({ env, clock })

  /** Any request, and its answer read as whatever the test expects it to be. */
  async function request(path: string, init: RequestInit) {
    const headers = { authorization: `Bearer ${keys.operator}`, ...init.headers }
    const answer = await api.request(path, { ...init, headers })
    const text = await answer.text()
    const read = text === '' ? {} : JSON.parse(text)
    return {
      status: answer.status,
      headers: answer.headers,
      etag: answer.headers.get('etag'),
      location: answer.headers.get('location'),
      row: read as Row,
      page: read as Page,
      problem: read as Problem,
    }
  }

  const ask = (
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ) => request(path, body === undefined ? { method, headers } : send(method, body, headers))

  /** Creates a row and gives it back, or fails the test with the refusal. */
  async function create(path: string, body: unknown): Promise<Row> {
    const { status, row, problem } = await ask('POST', path, body)
    if (status !== 201) throw new Error(`${status} ${JSON.stringify(problem)}`)
    return row
  }

  /** Every row of a list, page by page; `between` is done after each page but the last. */
  async function walk(path: string, limit: number, between = async () => {}): Promise<Row[]> {
    const rows: Row[] = []
    let after = ''
    // No list of the tests is longer; without an end, a page that repeats itself would hang.
    for (let turn = 0; turn < 200; turn++) {
      const { page } = await ask(
        'GET',
        `${path}${path.includes('?') ? '&' : '?'}limit=${limit}${after}`,
      )
      rows.push(...page.items)
      if (page.next === null) return rows
      after = `&after=${page.next}`
      await between()
    }
    throw new Error(`${path} has no last page.`)
  }

  return { request, ask, create, walk, service, close }
}
export type Client = Awaited<ReturnType<typeof openClient>>
