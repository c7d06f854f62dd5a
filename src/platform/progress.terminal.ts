import { SingleBar } from 'cli-progress'

/** Tells on standard error how far something is. */
export type Progress = (what: string, done: number, total: number) => void

const everyMilliseconds = 3000

/** A bar where somebody looks; elsewhere, such as in a log, a line every few seconds. A bar ends when all is done. */
export function terminalProgress(stream: NodeJS.WriteStream = process.stderr): Progress {
  return stream.isTTY ? bars(stream) : lines(stream)
}

function bars(stream: NodeJS.WriteStream): Progress {
  let drawn: SingleBar | undefined
  return (what, done, total) => {
    if (!drawn) {
      const format = '{what} {bar} {value}/{total}'
      drawn = new SingleBar({ format, stream, clearOnComplete: true, hideCursor: null })
      drawn.start(total, 0, { what })
    }
    drawn.update(done)
    if (done < total) return
    drawn.stop()
    drawn = undefined
  }
}

function lines(stream: NodeJS.WriteStream): Progress {
  let last = performance.now()
  return (what, done, total) => {
    if (performance.now() - last < everyMilliseconds) return
    last = performance.now()
    stream.write(`${what}: ${done} of ${total}\n`)
  }
}

/** The same for work that knows the share that is done, from 0 to 1. A bar ends with the work, however that ends. */
export async function toldInTerminal<Done>(
  what: string,
  work: (tell: (share: number) => void) => Promise<Done>,
  stream: NodeJS.WriteStream = process.stderr,
): Promise<Done> {
  if (!stream.isTTY) {
    const tell = lines(stream)
    return work((share) => tell(what, Math.floor(100 * share), 100))
  }
  const format = '{what} {bar} {percentage} %'
  const bar = new SingleBar({ format, stream, clearOnComplete: true, hideCursor: null })
  bar.start(100, 0, { what })
  try {
    return await work((share) => bar.update(100 * share))
  } finally {
    // Until it is stopped it draws itself again and again, and the process never ends.
    bar.stop()
  }
}
