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
  const counts = new Map<number, number>()
  for (const word of wordsOf(text))
    for (const gram of gramsOf(word)) counts.set(gram, (counts.get(gram) ?? 0) + 1)
  const grams = Uint32Array.from(counts.keys()).sort()
  // Repeating a word helps less and less.
  const weights = Float32Array.from(grams, (gram) => 1 + Math.log(counts.get(gram) ?? 1))
  return {
    grams,
    weights,
    norm: Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0)),
  }
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
  return text
    .toLowerCase()
    .replaceAll('ł', 'l')
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
}

function gramsOf(word: string): number[] {
  if (word.length <= 4) return [hash(`<${word}>`)]
  const framed = `<${word}>`
  return Array.from({ length: framed.length - 3 }, (_, start) =>
    hash(framed.slice(start, start + 4)),
  )
}

/** FNV-1a, 32 bits: collisions among a few hundred grams are rare enough not to matter. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193)
  return value >>> 0
}
