import { runImport } from '../src/imports/import.actions.ts'
import type { Handler } from '../src/platform/queue.ts'
import type { Service } from '../src/service.ts'

/** Whoever sent the file was allowed to; the worker reads it on their behalf. */
const reader = { name: 'import-file', relations: ['operator'] } as const

export function importFile(service: Service): Handler<{ importId: string }> {
  return async ({ importId }, run) => {
    await runImport(service, reader, importId, run)
    service.log.info({ importId }, 'An import is read.')
  }
}
