import { SingleBar } from 'cli-progress'

/** Tells on standard error how far a file is. */
export type FileProgress = Readonly<{ at(bytes: number, rows: number): void; done(): void }>

const everyMilliseconds = 3000

/** A bar where somebody looks; elsewhere, such as in a log, a line every few seconds. */
export function openProgress(
  file: string,
  bytes: number,
  stream: NodeJS.WriteStream = process.stderr,
): FileProgress {
  return stream.isTTY ? bar(file, bytes, stream) : lines(file, bytes, stream)
}

function bar(file: string, bytes: number, stream: NodeJS.WriteStream): FileProgress {
  const drawn = new SingleBar({
    format: '{file} {bar} {percentage}%  {rows}',
    stream,
    clearOnComplete: true,
    hideCursor: null,
  })
  drawn.start(Math.max(1, bytes), 0, { file, rows: 0 })
  return {
    at: (read, rows) => drawn.update(read, { file, rows }),
    done: () => drawn.stop(),
  }
}

function lines(file: string, bytes: number, stream: NodeJS.WriteStream): FileProgress {
  let last = performance.now()
  return {
    at: (read, rows) => {
      if (performance.now() - last < everyMilliseconds) return
      last = performance.now()
      stream.write(`${file}: ${Math.floor((100 * read) / Math.max(1, bytes))} %, ${rows}\n`)
    },
    done: () => {},
  }
}
