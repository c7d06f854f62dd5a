/**
 * The words of a text as a bag of hashed character 4-grams, each word framed, words of up to four letters whole:
 * shared stems, compounds, standards and type numbers meet across spellings and, for loan words, across languages.
 */
export type LexicalBag = Readonly<{ grams: Uint32Array; weights: Float32Array; norm: number }>

/** Function words of the four languages say nothing about what is offered or needed. */
const functionWords = new Set(
  spelledPlainly(
    `a aber ai als am an and are as au aus aux avec be bei bez bis by ces co comme czy da dans das de dem den der des die dla do du durch
   ein eine einem einen einer en es est et for from für has have his i ich im in is ist it its jako jest jego jej je już kann können la
   le les leur lub mit na nach nad nicht nie nous o od of oder on oraz ou our par pas plus po pod pour przez przy qui sans se sein sich
   sie sind są ses si son sous sowie sur są te that the their they this to tym u um und une uns unser unsere vom von vous w was we werden
   wir with without wird wie z za ze zu zum zur że`,
  ).split(/\s+/),
)

/** @param text any language; case and accents do not count */
export function lexicalBag(text: string): LexicalBag {
  const all = Uint32Array.from(hashesOf(text)).sort()
  let distinct = 0
  for (let at = 0; at < all.length; at++) if (all[at] !== all[at - 1]) distinct++
  const grams = new Uint32Array(distinct)
  const weights = new Float32Array(distinct).fill(1)
  let [place, squares] = [0, 0]
  for (let at = 0; at < all.length; place++) {
    const gram = all[at] as number
    const first = at
    while (at < all.length && all[at] === gram) at++
    grams[place] = gram
    // Repeating a word helps less and less.
    if (at - first > 1) weights[place] = 1 + Math.log(at - first)
    squares += (weights[place] as number) ** 2
  }
  return { grams, weights, norm: Math.sqrt(squares) }
}

/** Cosine of two bags, in [0, 1]; 0 where either is empty. */
export function lexicalSimilarity(a: LexicalBag, b: LexicalBag): number {
  if (a.norm === 0 || b.norm === 0) return 0
  let dot = 0
  for (let i = 0, j = 0; i < a.grams.length && j < b.grams.length; ) {
    const left = a.grams[i] ?? 0
    const right = b.grams[j] ?? 0
    if (left === right) dot += (a.weights[i++] ?? 0) * (b.weights[j++] ?? 0)
    else if (left < right) i++
    else j++
  }
  return Math.min(1, dot / (a.norm * b.norm))
}

/** The words of a text that say something, without case and accents, in order. */
export function wordsOf(text: string): string[] {
  return (spelledPlainly(text).match(/[\p{L}\p{N}]+/gu) ?? []).filter(
    (word) => !functionWords.has(word),
  )
}

/** Without case and accents. */
function spelledPlainly(text: string): string {
  const lower = text.toLowerCase()
  // Taking letters apart is slow, and most texts have many words and few accents, or none.
  if (/^[\0-\x7f]*$/.test(lower)) return lower
  return lower.replaceAll('ł', 'l').replaceAll('ß', 'ss').normalize('NFKD').replace(/\p{M}/gu, '')
}

/** The hashes of all grams of a text, some more than once: of four characters of a framed word, or of a short word whole. */
function hashesOf(text: string): number[] {
  const hashes: number[] = []
  for (const word of wordsOf(text)) {
    const framed = `<${word}>`
    const length = word.length <= 4 ? framed.length : 4
    for (let start = 0; start + length <= framed.length; start++)
      hashes.push(hash(framed, start, start + length))
  }
  return hashes
}

/** FNV-1a, 32 bits: collisions among a few hundred grams are rare enough not to matter. */
function hash(text: string, start: number, end: number): number {
  let value = 0x811c9dc5
  for (let at = start; at < end; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  return value >>> 0
}
