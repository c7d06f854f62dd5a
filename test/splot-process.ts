import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export const root = join(import.meta.dirname, '..')
const splot = join(root, 'bin/splot')

export type Ended = Readonly<{ code: number | null; stdout: string; stderr: string }>

/** Nothing of what this machine has set up for Splot reaches a tested process. */
function environment(extra: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR } = process.env
  return { PATH, HOME, ...(TMPDIR ? { TMPDIR } : {}), LANG: 'en_GB.UTF-8', ...extra }
}

export function startSplot(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): ChildProcessWithoutNullStreams {
  return spawn(splot, args, { env: environment(env) })
}

/** Runs a command as a person at a terminal would, to its end. */
export async function runSplot(
  args: readonly string[],
  { env = {}, input = '' }: { env?: Readonly<Record<string, string>>; input?: string } = {},
): Promise<Ended> {
  const child = startSplot(args, env)
  child.stdin.end(input)
  const [stdout, stderr, code] = await Promise.all([
    child.stdout.setEncoding('utf8').toArray(),
    child.stderr.setEncoding('utf8').toArray(),
    new Promise<number | null>((resolve, reject) => {
      child.once('error', reject)
      child.once('close', resolve)
    }),
  ])
  return { code, stdout: stdout.join(''), stderr: stderr.join('') }
}

/** Reads what a process says on standard error until a line matches; the first group is returned. */
export async function saidOnStderr(
  child: ChildProcessWithoutNullStreams,
  pattern: RegExp,
): Promise<string> {
  const said: string[] = []
  for await (const line of createInterface({ input: child.stderr })) {
    const found = pattern.exec(line)
    if (found) return found[1] ?? found[0]
    said.push(line)
  }
  throw new Error(`The process ended without saying ${pattern}:\n${said.join('\n')}`)
}
