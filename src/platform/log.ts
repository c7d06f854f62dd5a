import { AsyncLocalStorage } from 'node:async_hooks'
import { type Logger, pino } from 'pino'

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>

/** What a line is about: every log line written while a request or job runs carries its id. */
type Occasion = Readonly<{ requestId?: string; job?: string; jobId?: string }>
const occasion = new AsyncLocalStorage<Occasion>()

export function during<T>(what: Occasion, run: () => T): T {
  return occasion.run({ ...occasion.getStore(), ...what }, run)
}

/** JSON lines on standard error, so that standard output stays free for what a command answers. */
export function openLog(level: string): Log {
  return pino(
    { level, base: null, mixin: () => ({ ...occasion.getStore() }) },
    pino.destination({ dest: 2, sync: true }),
  )
}
