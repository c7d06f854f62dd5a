import { createReadStream, type ReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { noSuchFile } from '../platform/file-phrases.ts'
import { Refusal } from '../platform/refusal.ts'

/** In bytes. @throws Refusal `not-found` for what is no file */
export async function sizeOf(path: string): Promise<number> {
  const found = await stat(path).catch(() => undefined)
  if (!found?.isFile()) throw new Refusal('not-found', noSuchFile(path))
  return found.size
}

/** @throws Refusal `not-found` for what is no file */
export async function openFile(path: string): Promise<ReadStream> {
  await sizeOf(path)
  return createReadStream(path)
}
