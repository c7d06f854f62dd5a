import { SingleBar } from 'cli-progress'

/** Tells on standard error how far some work is, where somebody looks. The bar ends with the work, however that ends. */
export async function toldInTerminal<Done>(
  what: string,
  work: (tell: (share: number) => void) => Promise<Done>,
  stream: NodeJS.WriteStream = process.stderr,
): Promise<Done> {
  if (!stream.isTTY) return work(() => {})
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
