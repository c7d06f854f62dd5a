import { once } from 'node:events'
import { onTestFinished } from 'vitest'
import type { Row } from '../client.ts'
import { startSplot } from '../splot-process.ts'

export const key = 'operator-of-a-real-server'
const startMs = 60_000

type Running = Readonly<{
  /** Ends it as a power cut would: nothing is finished, nothing is closed. */
  kill(): Promise<void>
  /** Asks it to stop; gives its exit code, what it had to say, and how long it took. */
  stop(): Promise<{ code: number | null; said: string; milliseconds: number }>
}>

export type Server = Running &
  Readonly<{
    url: string
    post(path: string, body: unknown): Promise<Row>
    get(path: string): Promise<Row>
    remove(path: string): Promise<Row>
  }>

type Environment = Readonly<Record<string, string>>

/** The real program with these arguments and nothing else in its environment; the end of the test is its end too. */
export function splotProcess(args: readonly string[], env: Environment) {
  const child = startSplot(args, env)
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  const said: string[] = []
  child.stdout.resume()
  child.stderr.setEncoding('utf8').on('data', (text: string) => said.push(text))
  const ended = once(child, 'exit').then(([code]) => code as number | null)
  return { child, ended, said: () => said.join('') }
}

/** The real server on a free port, once it listens. */
export async function startServer(env: Environment): Promise<Server> {
  const server = splotProcess(['serve', '--port', '0'], {
    SPLOT_API_KEYS: `tests:operator:${key}`,
    ...env,
  })
  const url = await told(server, /Splot listens on (\S+)/)
  const ask = async (method: string, path: string, body?: unknown): Promise<Row> => {
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as Row
  }
  return {
    url,
    post: (path, body) => ask('POST', path, body),
    get: (path) => ask('GET', path),
    remove: (path) => ask('DELETE', path),
    ...running(server),
  }
}

/** A real worker, once it takes jobs. */
export async function startWorker(env: Environment): Promise<Running> {
  const worker = splotProcess(['worker'], env)
  await told(worker, /(A worker takes jobs)/)
  return running(worker)
}

type Process = ReturnType<typeof splotProcess>

function running({ child, ended, said }: Process): Running {
  return {
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
    stop: async () => {
      const began = performance.now()
      child.kill('SIGTERM')
      const code = await ended
      return { code, said: said(), milliseconds: performance.now() - began }
    },
  }
}

/** Waits until a process says something, and gives the part in brackets. */
async function told({ child, ended, said }: Process, what: RegExp): Promise<string> {
  const late = AbortSignal.timeout(startMs)
  const over = ended.then(() => {
    throw new Error(`The process ended too soon:\n${said()}`)
  })
  for (;;) {
    const [, found] = what.exec(said()) ?? []
    if (found) return found
    await Promise.race([once(child.stderr, 'data', { signal: late }), over])
  }
}
