import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Bytes in pieces of a size, as a network brings them. */
export async function* inPieces(
  content: string | Uint8Array,
  size: number,
): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(content)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

export async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const gathered: Item[] = []
  for await (const item of items) gathered.push(item)
  return gathered
}

const root = new URL('../../', import.meta.url)

/** A file of this repository, or beside it; undefined where it is not there. */
export function fileAt(path: string): string | undefined {
  const file = fileURLToPath(new URL(path, root))
  return existsSync(file) ? file : undefined
}
