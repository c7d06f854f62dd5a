import type { Log } from './log.ts'

/** Closing may take this long; then the process ends as it is, and the jobs it held go to another worker. */
const patienceSeconds = 9

/** Resolves when SIGINT or SIGTERM came and everything is closed; ends the process if that takes too long. */
export async function untilToldToStop(close: () => Promise<void>, log: Log): Promise<void> {
  const signal = await new Promise<NodeJS.Signals>((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => resolve(name))
  })
  log.info({ signal }, 'Stopping.')
  const late = setTimeout(() => {
    log.warn({ seconds: patienceSeconds }, 'Closing took too long; ending as it is.')
    process.exit(1)
  }, patienceSeconds * 1000)
  await close()
  clearTimeout(late)
  log.info({}, 'Stopped.')
}
