import { lexicalBag } from '../../src/matching/lexical.loader.ts'
import type { MatchEntry, MatchProfile } from '../../src/matching/profile.ts'
import type { Side } from '../../src/profiles/entry.ts'

/** A unit vector of eight numbers that points mostly along `topic`, and a little along `aside`. */
export function meaningOf(topic: number, aside = topic, slant = 0): Float32Array {
  const vector = new Float32Array(8)
  vector[topic] = Math.cos(slant)
  vector[aside] = (vector[aside] ?? 0) + (aside === topic ? 0 : Math.sin(slant))
  return vector
}

export function entryOf(id: string, side: Side, vector: Float32Array, title = id): MatchEntry {
  return {
    id,
    side,
    title,
    language: 'en',
    anonymous: false,
    freshness: 1,
    vector,
    words: lexicalBag(''),
  }
}

export function profileOf(
  id: string,
  entries: readonly MatchEntry[],
  more: Partial<MatchProfile> = {},
): MatchProfile {
  return {
    id,
    country: 'PL',
    nuts: 'PL21',
    registrationNumbers: [],
    languages: ['en'],
    sectors: [],
    completeness: null,
    history: new Map(),
    vetoes: new Map(),
    entries,
    ...more,
  }
}
