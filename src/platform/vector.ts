/** A vector as pgvector reads it: `[0.1,0.2]`. */
export function vectorLiteral(vector: Float32Array): string {
  return `[${vector.join(',')}]`
}

/**
 * Vectors as `encode(vector_send(…), 'base64')` writes them, all of one length: two thirds of what bytes take in hexadecimal.
 * They lie side by side in one piece of memory, because some thousand pieces cost more to collect than to read.
 */
export function vectorsOfBase64(texts: readonly string[]): Float32Array[] {
  const [first = ''] = texts
  const stride = Buffer.from(first, 'base64').length
  const bytes = Buffer.from(new ArrayBuffer(stride * texts.length))
  for (const [at, text] of texts.entries())
    if (text.length !== first.length || bytes.write(text, at * stride, 'base64') !== stride)
      throw new Error('Vectors of one model differ in length.')
  bytes.swap32()
  return texts.map((_, at) => new Float32Array(bytes.buffer, at * stride + 4, stride / 4 - 1))
}

/** What `vector_send` gives: two 16-bit numbers (length, unused), then 32-bit floats, all big-endian. */
export function vectorOfBytes(bytes: Buffer): Float32Array {
  const length = bytes.readInt16BE(0)
  // A copy of its own, because a view needs four-byte alignment, which a slice of a network buffer lacks.
  const floats = Buffer.from(new ArrayBuffer(4 * length))
  bytes.copy(floats, 0, 4)
  floats.swap32()
  return new Float32Array(floats.buffer)
}
