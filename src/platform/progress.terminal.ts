import { type Options, SingleBar } from 'cli-progress'

/** Tells on standard error how far something is. */
export type Progress = (what: string, done: number, total: number) => void

const everyMilliseconds = 3000

/**
 * Lends `work` a bar on standard error, which is drawn only where somebody looks. It ends with the work, however that ends:
 * until it is stopped a bar draws itself again and again, and the process never ends.
 */
export async function withBar<Done>(
  options: Options & Readonly<{ format: string }>,
  work: (bar: SingleBar) => Promise<Done>,
): Promise<Done> {
  const usual = { stream: process.stderr, clearOnComplete: true, hideCursor: null }
  const bar = new SingleBar({ ...usual, ...options })
  try {
    return await work(bar)
  } finally {
    bar.stop()
  }
}

/** Does work of several parts that tell what they count: a bar each where somebody looks; elsewhere, such as in a log, a line every few seconds. */
export function countedInTerminal<Done>(
  work: (tell: Progress) => Promise<Done>,
  stream: NodeJS.WriteStream = process.stderr,
): Promise<Done> {
  if (!stream.isTTY) return work(lines(stream))
  return withBar({ format: '{what} {bar} {value}/{total}', stream }, (bar) =>
    work((what, done, total) => {
      if (!bar.isActive) bar.start(total, 0, { what })
      bar.update(done)
      if (done >= total) bar.stop()
    }),
  )
}

function lines(stream: NodeJS.WriteStream): Progress {
  let last = performance.now()
  return (what, done, total) => {
    if (performance.now() - last < everyMilliseconds) return
    last = performance.now()
    stream.write(`${what}: ${done} of ${total}\n`)
  }
}

/** The same for one piece of work that knows the share that is done, from 0 to 1. */
export function toldInTerminal<Done>(
  what: string,
  work: (tell: (share: number) => void) => Promise<Done>,
  stream: NodeJS.WriteStream = process.stderr,
): Promise<Done> {
  if (!stream.isTTY) {
    const tell = lines(stream)
    return work((share) => tell(what, Math.floor(100 * share), 100))
  }
  return withBar({ format: '{what} {bar} {percentage} %', stream }, (bar) => {
    bar.start(100, 0, { what })
    return work((share) => bar.update(100 * share))
  })
}
