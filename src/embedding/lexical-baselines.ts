/** How alike two texts are, as an ordering; what numbers it gives depends on the method. */
export type Similarity = (query: string, document: number) => number

type Terms = ReadonlyMap<string, number>

/**
 * Okapi BM25 (Robertson and Zaragoza, 2009; k1 = 1.2, b = 0.75, idf as in Lucene) over lower-case words.
 * @returns the score of document `i` of `documents` for a query, 0 or more
 */
export function bm25(documents: readonly string[]): Similarity {
  const k1 = 1.2
  const b = 0.75
  const terms = documents.map((text) => countTerms(plainWords(text)))
  const lengths = terms.map((counts) => [...counts.values()].reduce((sum, count) => sum + count, 0))
  const meanLength = lengths.reduce((sum, length) => sum + length, 0) / documents.length
  const frequency = documentFrequencies(terms)
  return (query, document) => {
    let score = 0
    for (const term of new Set(plainWords(query))) {
      const count = terms[document]?.get(term) ?? 0
      if (count === 0) continue
      const n = frequency.get(term) ?? 0
      const idf = Math.log(1 + (documents.length - n + 0.5) / (n + 0.5))
      const length = (lengths[document] ?? 0) / meanLength
      score += (idf * count * (k1 + 1)) / (count + k1 * (1 - b + b * length))
    }
    return score
  }
}

/**
 * Cosine of TF-IDF vectors over the four- and five-character pieces of words (smoothed idf, as in scikit-learn).
 * @returns the cosine of document `i` of `documents` with a query, from 0 to 1
 */
export function characterTfIdf(documents: readonly string[]): Similarity {
  const terms = documents.map((text) => countTerms(characterGrams(text)))
  const frequency = documentFrequencies(terms)
  const weigh = (counts: Terms): Terms => {
    const idf = (term: string) =>
      1 + Math.log((1 + documents.length) / (1 + (frequency.get(term) ?? 0)))
    const weighted = [...counts].map(([term, count]) => [term, count * idf(term)] as const)
    const length = Math.sqrt(weighted.reduce((sum, [, weight]) => sum + weight * weight, 0))
    return new Map(weighted.map(([term, weight]) => [term, weight / length]))
  }
  const vectors = terms.map(weigh)
  let lastQuery: string | undefined
  let queryVector: Terms = new Map()
  return (query, document) => {
    if (query !== lastQuery) queryVector = weigh(countTerms(characterGrams(query)))
    lastQuery = query
    let cosine = 0
    for (const [term, weight] of queryVector) {
      cosine += weight * (vectors[document]?.get(term) ?? 0)
    }
    return cosine
  }
}

function plainWords(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

function characterGrams(text: string): string[] {
  return plainWords(text).flatMap((word) => {
    const padded = ` ${word} `
    return [4, 5].flatMap((size) =>
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
