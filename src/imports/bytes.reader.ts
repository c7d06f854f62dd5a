import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { Refusal } from '../platform/refusal.ts'
import { limits } from './import.ts'
import { fileEmpty, notText } from './phrases.ts'

/** The compressed bytes could not be unpacked to their end. */
export class UnpackingFailed extends Error {}

/** A file as text: unpacked, without a byte order mark, its first line looked at already. */
export type OpenedText = Readonly<{ bytes: AsyncIterable<Buffer>; firstLine: string }>

/**
 * Looks at the beginning of a file and gives its text as bytes, from the first on.
 * @throws Refusal for an empty file and for one that is no text
 */
export async function openText(source: AsyncIterable<Uint8Array>): Promise<OpenedText> {
  const packed = source[Symbol.asyncIterator]()
  const magic = await gather(packed, (bytes) => bytes.length >= 4)
  if (magic.length === 0) throw new Refusal('malformed', fileEmpty)
  const whole = following(magic, packed)
  const text = isGzip(magic)
    ? unpacked(whole)[Symbol.asyncIterator]()
    : whole[Symbol.asyncIterator]()
  const beginning = await gather(
    text,
    (bytes) => bytes.length >= limits.recordBytes || hasLine(bytes),
  )
  if (isNoText(beginning)) throw new Refusal('malformed', notText)
  const plain = withoutMark(beginning)
  const firstLine =
    plain
      .toString('utf8')
      .trimStart()
      .split(/[\r\n]/, 1)[0] ?? ''
  if (firstLine === '') throw new Refusal('malformed', fileEmpty)
  return { bytes: following(plain, text), firstLine }
}

function isGzip(bytes: Buffer): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b
}

/** Whether a line with something in it has ended. */
function hasLine(bytes: Buffer): boolean {
  return /\S[^\n\r]*[\n\r]/.test(withoutMark(bytes).toString('latin1'))
}

/** UTF-16, and the zip archives that workbooks are, among others: text has no zero bytes. */
function isNoText(bytes: Buffer): boolean {
  const marks = ['fffe', 'feff', '504b0304', 'd0cf11e0', '25504446']
  return (
    marks.some((mark) => bytes.subarray(0, 4).toString('hex').startsWith(mark)) || bytes.includes(0)
  )
}

function withoutMark(bytes: Buffer): Buffer {
  return bytes.subarray(0, 3).toString('hex') === 'efbbbf' ? bytes.subarray(3) : bytes
}

/** Takes from the front of a file until it is enough, or the file ends. */
async function gather(
  from: AsyncIterator<Uint8Array>,
  enough: (bytes: Buffer) => boolean,
): Promise<Buffer> {
  let gathered = Buffer.alloc(0)
  while (!enough(gathered)) {
    const { value, done } = await from.next()
    if (done) break
    gathered = Buffer.concat([gathered, value])
  }
  return gathered
}

async function* following(first: Buffer, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Buffer> {
  try {
    if (first.length > 0) yield first
    for (let next = await rest.next(); !next.done; next = await rest.next())
      yield Buffer.from(next.value)
  } finally {
    await rest.return?.()
  }
}

async function* unpacked(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const gunzip = createGunzip()
  const packed = Readable.from(source, { objectMode: false })
  const feeding = pipeline(packed, gunzip).catch(() => {})
  let bytes = 0
  try {
    for await (const chunk of gunzip) {
      bytes += chunk.length
      if (bytes > limits.unpackedBytes) throw new Error('too large')
      yield chunk
    }
  } catch (cause) {
    throw new UnpackingFailed('The file could not be unpacked.', { cause })
  } finally {
    gunzip.destroy()
    await feeding
  }
}
