import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { openApi } from './api.ts'
import type { Config } from './platform/config.ts'
import { Refusal } from './platform/refusal.ts'
import { openService, type Service } from './service.ts'

export type Running = Readonly<{ url: string; service: Service; close(): Promise<void> }>

/**
 * Starts the API, and in the embedded size the workers too, in this process.
 * @returns when it listens; `close` stops taking requests, lets running ones end, hands jobs back
 */
export async function start(config: Config): Promise<Running> {
  const service = await openService(config)
  try {
    return await run(service, config)
  } catch (broken) {
    await service.close()
    throw broken
  }
}

async function run(service: Service, config: Config): Promise<Running> {
  const server = await listen(openApi(service).fetch, config)
  if (config.database.kind === 'embedded') {
    const { startWorkers } = await import('../workers/main.ts')
    await startWorkers(service)
  }
  const { address, family, port } = server.address() as AddressInfo
  const url = `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`
  service.log.info({ url, size: sizeOf(config) }, 'Splot is listening.')
  return {
    url,
    service,
    close: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        if ('closeIdleConnections' in server) server.closeIdleConnections()
      })
      await service.close()
    },
  }
}

function listen(
  fetch: Parameters<typeof serve>[0]['fetch'],
  config: Config,
): Promise<ReturnType<typeof serve>> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, hostname: config.host, port: config.port }, () => resolve(server))
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? portTaken(config.host, config.port) : error),
    )
  })
}

function portTaken(host: string, port: number): Refusal {
  return new Refusal('unavailable', {
    en: `Something else listens on ${host}:${port} already. Stop it, or choose another port with --port; 0 takes any free one.`,
    pl: `Na ${host}:${port} nasłuchuje już coś innego. Zatrzymaj to albo wybierz inny port przez --port; 0 oznacza dowolny wolny.`,
    de: `Auf ${host}:${port} lauscht schon etwas anderes. Beenden Sie es oder wählen Sie mit --port einen anderen Port; 0 nimmt einen freien.`,
    fr: `Autre chose écoute déjà sur ${host}:${port}. Arrêtez-le ou choisissez un autre port avec --port ; 0 prend n'importe quel port libre.`,
  })
}

export function sizeOf(config: Config): 'embedded' | 'postgres' | 'scaled-out' {
  if (config.database.kind === 'embedded') return 'embedded'
  return config.redisUrl ? 'scaled-out' : 'postgres'
}
