import fc from 'fast-check'
import { expect, test } from 'vitest'
import { NearestPieces } from '../../src/matching/nearest-pieces.ts'

test('the nearest of each list, and what each place remembers, are those of a loop', () => {
  const width = 9
  const column = fc.integer({ min: 0, max: width - 1 })
  const lists = fc.array(fc.array(column, { maxLength: 11 }), { minLength: 1, maxLength: 5 })
  const cosines = fc.array(fc.float({ min: -1, max: 1, noNaN: true }), {
    minLength: width,
    maxLength: width,
  })
  fc.assert(
    fc.property(lists, fc.array(cosines, { minLength: 1, maxLength: 4 }), (given, pieces) => {
      const seeker = new NearestPieces(width)
      seeker.begin(given.reduce((room, list) => room + 4 * Math.ceil(list.length / 4), 0))
      const starts = [0]
      for (const list of given)
        starts.push(seeker.put(Uint32Array.from(list), starts.at(-1) as number))
      for (const piece of pieces) {
        seeker.cosines.set(piece)
        for (const [at, list] of given.entries())
          expect(seeker.seek(starts[at] as number, starts[at + 1] as number)).toBe(
            Math.max(0, ...list.map((one) => piece[one] as number)),
          )
      }
      for (const [at, list] of given.entries())
        for (const [place, one] of list.entries())
          expect(seeker.nearest[(starts[at] as number) + place]).toBe(
            Math.max(0, ...pieces.map((piece) => piece[one] as number)),
          )
    }),
  )
})

test('room that grows keeps what is at hand in order', () => {
  const seeker = new NearestPieces(3)
  for (const places of [4, 400_000, 8]) {
    seeker.begin(places)
    seeker.cosines.set([0.25, 0.5, 0.75])
    const end = seeker.put(Uint32Array.of(0, 1, 2, 0), places - 4)
    expect(end).toBe(places)
    expect(seeker.seek(places - 4, end)).toBe(0.75)
    expect([...seeker.nearest.subarray(places - 4)]).toEqual([0.25, 0.5, 0.75, 0.25])
  }
})
