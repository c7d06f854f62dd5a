import { openTestApi, send } from '../test-api.ts'

type Row = Record<string, unknown> & { id: string }
type Problem = { detail: string; problems?: { pointer: string; detail: string }[] }
type Page = { items: Row[]; next: string | null }

export const keys = {
  operator: 'operator-of-the-tests',
  reader: 'reader-of-the-tests',
} as const

/** A caller of the whole API, as the operator unless `as` says otherwise. */
export async function openClient(clock: () => Date) {
  const env = { SPLOT_API_KEYS: `o:operator:${keys.operator},r:reader:${keys.reader}` }
  const { api, close } = await openTestApi({ env, clock })

  async function ask(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ) {
    const all = { authorization: `Bearer ${keys.operator}`, ...headers }
    const answer = await api.request(
      path,
      body === undefined ? { method, headers: all } : send(method, body, all),
    )
    const text = await answer.text()
    const read = text === '' ? {} : JSON.parse(text)
    return {
      status: answer.status,
      etag: answer.headers.get('etag'),
      location: answer.headers.get('location'),
      row: read as Row,
      page: read as Page,
      problem: read as Problem,
    }
  }

  /** Creates a row and gives it back, or fails the test with the refusal. */
  async function create(path: string, body: unknown): Promise<Row> {
    const { status, row, problem } = await ask('POST', path, body)
    if (status !== 201) throw new Error(`${status} ${JSON.stringify(problem)}`)
    return row
  }

  /** Every row of a list, page by page. */
  async function walk(path: string, limit: number): Promise<Row[]> {
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
    }
    throw new Error(`${path} has no last page.`)
  }

  return { ask, create, walk, close }
}
export type Client = Awaited<ReturnType<typeof openClient>>
