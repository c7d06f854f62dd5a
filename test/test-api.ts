import { readFileSync } from 'node:fs'
import { type Api, openApi } from '../src/api.ts'
import { readConfig } from '../src/platform/config.ts'
import { openService, type Service } from '../src/service.ts'

export type TestApi = Readonly<{ api: Api; service: Service; close(): Promise<void> }>

/** The whole API on a fresh embedded database in memory, without a network and without workers. */
export async function openTestApi(
  options: { env?: Record<string, string>; clock?: () => Date } = {},
): Promise<TestApi> {
  const config = readConfig({ SPLOT_MEMORY: '1', SPLOT_LOG_LEVEL: 'error', ...options.env })
  const dumpFile = process.env['SPLOT_TEST_DUMP']
  const dump =
    dumpFile && config.database.kind === 'embedded' ? new Blob([readFileSync(dumpFile)]) : undefined
  const service = await openService(config, {
    ...(options.clock ? { clock: options.clock } : {}),
    ...(dump ? { dump } : {}),
  })
  return { api: openApi(service), service, close: service.close }
}

/** A JSON request as a client would send it. */
export function send(
  method: string,
  body: unknown,
  headers: Record<string, string> = {},
): RequestInit {
  return {
    method,
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  }
}
