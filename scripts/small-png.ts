import { crc32, deflateSync, inflateSync } from 'node:zlib'

const signature = Buffer.from('89504e470d0a1a0a', 'hex')
const coloursMax = 256

type Pixels = Readonly<{ width: number; height: number; channels: number; bytes: Buffer }>

/**
 * The same picture as a PNG with a palette: a third of the size for text on a plain ground. With more than 256 colours,
 * the rare ones become the nearest frequent one.
 * @throws Error when the picture is not 8 bits a channel, RGB or RGBA, as browsers write it
 */
export function smallPng(png: Buffer): Buffer {
  const { width, height, channels, bytes } = pixelsOf(png)
  const colours = Array.from({ length: width * height }, (_, at) =>
    bytes.readUIntBE(at * channels, 3),
  )
  const palette = paletteOf(colours)
  const place = new Map<number, number>()
  const rows = Buffer.alloc(height * (width + 1))
  for (const [at, colour] of colours.entries()) {
    if (!place.has(colour)) place.set(colour, nearest(palette, colour))
    rows[at + Math.floor(at / width) + 1] = place.get(colour) ?? 0
  }
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 3, 0, 0, 0])
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  const table = Buffer.from(
    palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]),
  )
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('PLTE', table),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function paletteOf(colours: readonly number[]): number[] {
  const counts = new Map<number, number>()
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1)
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, coloursMax)
    .map(([colour]) => colour)
}

function nearest(palette: readonly number[], colour: number): number {
  let best = { place: 0, far: Number.POSITIVE_INFINITY }
  for (const [place, candidate] of palette.entries()) {
    const far = [16, 8, 0]
      .map((shift) => ((candidate >> shift) & 255) - ((colour >> shift) & 255))
      .reduce((sum, difference) => sum + difference * difference, 0)
    if (far < best.far) best = { place, far }
  }
  return best.place
}

function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data])
  const frame = Buffer.alloc(body.length + 8)
  frame.writeUInt32BE(data.length, 0)
  body.copy(frame, 4)
  frame.writeUInt32BE(crc32(body), body.length + 4)
  return frame
}

/** The bytes of each pixel, row by row. */
function pixelsOf(png: Buffer): Pixels {
  const width = png.readUInt32BE(16)
  const height = png.readUInt32BE(20)
  const [depth, kind] = png.subarray(24, 26)
  if (depth !== 8 || (kind !== 2 && kind !== 6))
    throw new Error('The picture is not 8 bits, RGB or RGBA.')
  const channels = kind === 2 ? 3 : 4
  return {
    width,
    height,
    channels,
    bytes: unfiltered(packedRows(png), height, width * channels, channels),
  }
}

function packedRows(png: Buffer): Buffer {
  const parts: Buffer[] = []
  for (let at = signature.length; at < png.length; ) {
    const length = png.readUInt32BE(at)
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(png.subarray(at + 8, at + 8 + length))
    at += length + 12
  }
  return inflateSync(Buffer.concat(parts))
}

/** Undoes what a PNG does to its rows before packing them (PNG specification, section 9): each byte is told as the difference to a guess. */
function unfiltered(packed: Buffer, height: number, stride: number, channels: number): Buffer {
  const bytes = Buffer.alloc(height * stride)
  for (let at = 0; at < bytes.length; at++) {
    const row = Math.floor(at / stride)
    const isFirst = at % stride < channels
    const left = isFirst ? 0 : (bytes[at - channels] ?? 0)
    const up = bytes[at - stride] ?? 0
    const corner = isFirst ? 0 : (bytes[at - stride - channels] ?? 0)
    const filter = packed[row * (stride + 1)] ?? 0
    bytes[at] = (packed[at + row + 1] ?? 0) + predicted(filter, left, up, corner)
  }
  return bytes
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 0) return 0
  if (filter === 1) return left
  if (filter === 2) return up
  if (filter === 3) return (left + up) >> 1
  const [a, b, c] = [left, up, corner].map((value) => Math.abs(left + up - corner - value))
  if ((a ?? 0) <= (b ?? 0) && (a ?? 0) <= (c ?? 0)) return left
  return (b ?? 0) <= (c ?? 0) ? up : corner
}
