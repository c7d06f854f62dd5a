/** A vector as pgvector reads it: `[0.1,0.2]`. */
export function vectorLiteral(vector: Float32Array): string {
  return `[${vector.join(',')}]`
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
