import { hashOf } from '../embedding/random.ts'

/** A score for each document, in their order: the higher, the more alike. What numbers they are depends on the method. */
export type Scorer = (query: string) => Float64Array

type Terms = ReadonlyMap<string, number>

/** Okapi BM25 (Robertson and Zaragoza, 2009; k1 = 1.2, b = 0.75, idf as in Lucene) over lower-case words; 0 or more. */
export function bm25(documents: readonly string[]): Scorer {
  const k1 = 1.2
  const b = 0.75
  const terms = documents.map((text) => countTerms(plainWords(text)))
  const lengths = terms.map((counts) => [...counts.values()].reduce((sum, count) => sum + count, 0))
  const meanLength = lengths.reduce((sum, length) => sum + length, 0) / documents.length
  const frequency = documentFrequencies(terms)
  return (query) => {
    const asked = [...new Set(plainWords(query))].filter((term) => frequency.has(term))
    return Float64Array.from(terms, (counts, document) => {
      const length = (lengths[document] ?? 0) / meanLength
      return asked.reduce((score, term) => {
        const count = counts.get(term) ?? 0
        const n = frequency.get(term) ?? 0
        const idf = Math.log(1 + (documents.length - n + 0.5) / (n + 0.5))
        return score + (idf * count * (k1 + 1)) / (count + k1 * (1 - b + b * length))
      }, 0)
    })
  }
}

/** Cosine, from 0 to 1, of TF-IDF vectors over the four- and five-character pieces of words (idf smoothed as in scikit-learn). */
export function characterTfIdf(documents: readonly string[]): Scorer {
  const terms = documents.map((text) => countTerms(characterGrams(text, [4, 5])))
  const frequency = documentFrequencies(terms)
  const weigh = (counts: Terms): Terms => {
    const idf = (term: string) =>
      1 + Math.log((1 + documents.length) / (1 + (frequency.get(term) ?? 0)))
    const weighted = [...counts].map(([term, count]) => [term, count * idf(term)] as const)
    const length = Math.sqrt(weighted.reduce((sum, [, weight]) => sum + weight * weight, 0))
    return new Map(weighted.map(([term, weight]) => [term, weight / length]))
  }
  const vectors = terms.map(weigh)
  return (query) => {
    const asked = [...weigh(countTerms(characterGrams(query, [4, 5])))]
    return Float64Array.from(vectors, (vector) =>
      asked.reduce((cosine, [term, weight]) => cosine + weight * (vector.get(term) ?? 0), 0),
    )
  }
}

/**
 * Cosine, from -1 to 1, of vectors made without any training: each word and each of its pieces of three to five characters adds to, or takes
 * from, the one of `dimension` numbers that its hash names (signed feature hashing; Weinberger et al., 2009).
 */
export function featureHashing(documents: readonly string[], dimension = 384): Scorer {
  const vectors = documents.map((text) => hashedVector(text, dimension))
  return (query) => {
    const asked = hashedVector(query, dimension)
    return Float64Array.from(vectors, (vector) =>
      vector.reduce((cosine, value, i) => cosine + value * (asked[i] ?? 0), 0),
    )
  }
}

/** Of length 1, or all 0 where the text has no word. */
function hashedVector(text: string, dimension: number): Float64Array {
  const vector = new Float64Array(dimension)
  const words = plainWords(text).map((word) => `=${word}`)
  for (const [term, count] of countTerms([...words, ...characterGrams(text, [3, 4, 5])])) {
    const hash = hashOf(term)
    const place = hash % dimension
    const amount = 1 + Math.log(count)
    vector[place] = (vector[place] ?? 0) + (hash >>> 31 === 0 ? amount : -amount)
  }
  const length = Math.hypot(...vector)
  return length === 0 ? vector : vector.map((value) => value / length)
}

function plainWords(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

function characterGrams(text: string, sizes: readonly number[]): string[] {
  return plainWords(text).flatMap((word) => {
    const padded = ` ${word} `
    return sizes.flatMap((size) =>
      Array.from({ length: Math.max(0, padded.length - size + 1) }, (_, at) =>
        padded.slice(at, at + size),
      ),
    )
  })
}

function countTerms(terms: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
  return counts
}

function documentFrequencies(documents: readonly Terms[]): Map<string, number> {
  return countTerms(documents.flatMap((terms) => [...terms.keys()]))
}
