import { SingleBar } from 'cli-progress'

/** Tells on standard error how far something is, where somebody looks; the bar ends when all is done. */
export function terminalTell(
  what: string,
  stream: NodeJS.WriteStream = process.stderr,
): (share: number) => void {
  if (!stream.isTTY) return () => {}
  const format = '{what} {bar} {percentage} %'
  const bar = new SingleBar({ format, stream, clearOnComplete: true, hideCursor: null })
  bar.start(100, 0, { what })
  return (share) => {
    bar.update(100 * share)
    if (share >= 1) bar.stop()
  }
}
