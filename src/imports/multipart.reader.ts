import { Refusal } from '../platform/refusal.ts'
import { multipartBroken } from './row-phrases.ts'

/** One part of multipart/form-data. Its body must be read, or left, before the next part is asked for. */
export type FormPart = Readonly<{
  name: string
  fileName: string | undefined
  body: AsyncIterable<Buffer>
}>

const headerBytes = 16 * 1024

/**
 * The parts of a form as they come in, so that a file of any size passes through without being held (RFC 7578).
 * @throws Refusal for a body that ends too early
 */
export async function* formParts(
  body: AsyncIterable<Uint8Array>,
  contentType: string,
): AsyncGenerator<FormPart> {
  const [, quoted, bare] = /boundary=(?:"([^"]{1,200})"|([^\s;]{1,200}))/i.exec(contentType) ?? []
  const boundary = quoted ?? bare
  if (boundary === undefined) throw new Refusal('malformed', multipartBroken)
  const input = new Window(body)
  const delimiter = Buffer.from(`\r\n--${boundary}`)
  await drain(input.until(delimiter))
  while ((await input.take(2)).toString() !== '--') {
    const header = (await gathered(input.until(Buffer.from('\r\n\r\n')))).toString('utf8')
    const part = input.until(delimiter)
    yield {
      name: attribute(header, 'name') ?? '',
      fileName: attribute(header, 'filename'),
      body: part,
    }
    await drain(part)
  }
}

/** A text part, which is small. */
export async function textOfPart(part: FormPart, most: number): Promise<string> {
  return (await gathered(part.body, most)).toString('utf8')
}

function attribute(header: string, name: string): string | undefined {
  return new RegExp(`^content-disposition:.*[;\\s]${name}="([^"\\r\\n]*)"`, 'im').exec(header)?.[1]
}

async function gathered(parts: AsyncIterable<Buffer>, most = headerBytes): Promise<Buffer> {
  const all: Buffer[] = []
  let length = 0
  for await (const part of parts) {
    length += part.length
    if (length > most) throw new Refusal('malformed', multipartBroken)
    all.push(part)
  }
  return Buffer.concat(all)
}

async function drain(parts: AsyncIterable<Buffer>): Promise<void> {
  for await (const _ of parts);
}

/** The part of a stream that is being looked at. */
class Window {
  readonly #source: AsyncIterator<Uint8Array>
  // The first boundary stands at the very beginning, without the line break that the others have before them.
  #held = Buffer.from('\r\n')

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]()
  }

  /** Everything up to a delimiter, which is passed over. */
  async *until(delimiter: Buffer): AsyncGenerator<Buffer> {
    for (;;) {
      const at = this.#held.indexOf(delimiter)
      if (at !== -1) {
        const last = this.#held.subarray(0, at)
        this.#held = this.#held.subarray(at + delimiter.length)
        if (last.length > 0) yield last
        return
      }
      const safe = Math.max(0, this.#held.length - delimiter.length + 1)
      const passed = this.#held.subarray(0, safe)
      this.#held = this.#held.subarray(safe)
      if (passed.length > 0) yield passed
      await this.#more()
    }
  }

  async take(count: number): Promise<Buffer> {
    while (this.#held.length < count) await this.#more()
    const taken = this.#held.subarray(0, count)
    this.#held = this.#held.subarray(count)
    return taken
  }

  async #more(): Promise<void> {
    const { value, done } = await this.#source.next()
    if (done) throw new Refusal('malformed', multipartBroken)
    this.#held = Buffer.concat([this.#held, value])
  }
}
