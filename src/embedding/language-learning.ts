import { eachFeature, type FeatureShape } from './language-features.ts'
import { type LanguageTable, step } from './language-model.ts'
import { type Random, shuffle } from './random.ts'

/** A text, its language, and how much it counts. */
export type Lesson = Readonly<{ text: string; language: string; weight: number }>

export type LanguageRecipe = Readonly<{
  shape: FeatureShape
  epochs: number
  learningRate: number
  /** How far languages with few lessons are made up for: 0 not at all, 1 until all count the same. */
  balance: number
}>

/**
 * Multinomial logistic regression on the features of the texts, each text's features having length 1 together; stochastic
 * gradient descent with a rate of its own for each weight (AdaGrad: Duchi, Hazan and Singer, 2011). Weights are rounded to
 * whole steps at the end. The same lessons and the same `random` give the same table.
 */
export function learnLanguages(
  lessons: readonly Lesson[],
  languages: readonly string[],
  recipe: LanguageRecipe,
  random: Random,
): LanguageTable {
  const learner = new Learner(lessons, languages, recipe)
  const order = Int32Array.from(lessons.keys())
  for (let epoch = 0; epoch < recipe.epochs; epoch++) {
    shuffle(random, order)
    for (const lesson of order) learner.take(lesson)
  }
  return { languages, shape: recipe.shape, weights: learner.rounded() }
}

class Learner {
  readonly #features: Features
  readonly #columns: Int32Array
  readonly #counts: Float64Array
  readonly #width: number
  readonly #rate: number
  readonly #weights: Float32Array
  /** Sum of the squares of all gradients so far, for each weight. */
  readonly #squares: Float32Array
  readonly #scores: Float64Array

  constructor(lessons: readonly Lesson[], languages: readonly string[], recipe: LanguageRecipe) {
    this.#width = languages.length
    this.#rate = recipe.learningRate
    this.#features = featuresOf(lessons, recipe.shape)
    this.#columns = Int32Array.from(lessons, ({ language }) => languages.indexOf(language))
    this.#counts = balanced(lessons, this.#columns, this.#width, recipe.balance)
    this.#weights = new Float32Array(2 ** recipe.shape.bits * this.#width)
    this.#squares = new Float32Array(this.#weights.length)
    this.#scores = new Float64Array(this.#width)
  }

  take(lesson: number): void {
    const { from, rows } = this.#features
    const [begin, end] = [from[lesson] as number, from[lesson + 1] as number]
    if (begin === end) return
    const value = 1 / Math.sqrt(end - begin)
    this.#guess(rows, begin, end, value)
    const column = this.#columns[lesson] as number
    this.#scores[column] = (this.#scores[column] as number) - 1
    const count = (this.#counts[lesson] as number) * value
    for (let at = begin; at < end; at++) this.#mend((rows[at] as number) * this.#width, count)
  }

  rounded(): Int8Array {
    return Int8Array.from(this.#weights, (weight) =>
      Math.max(-127, Math.min(127, Math.round(weight / step))),
    )
  }

  /** Leaves the probability of each language in `#scores`. */
  #guess(rows: Int32Array, begin: number, end: number, value: number): void {
    const [scores, weights, width] = [this.#scores, this.#weights, this.#width]
    scores.fill(0)
    for (let at = begin; at < end; at++) {
      const row = (rows[at] as number) * width
      for (let column = 0; column < width; column++)
        scores[column] = (scores[column] as number) + (weights[row + column] as number)
    }
    let largest = -Infinity
    for (const score of scores) largest = Math.max(largest, score)
    let sum = 0
    for (let column = 0; column < width; column++) {
      const power = Math.exp(((scores[column] as number) - largest) * value)
      scores[column] = power
      sum += power
    }
    for (let column = 0; column < width; column++) scores[column] = (scores[column] as number) / sum
  }

  #mend(row: number, count: number): void {
    const [scores, weights, squares] = [this.#scores, this.#weights, this.#squares]
    for (let column = 0; column < this.#width; column++) {
      const gradient = (scores[column] as number) * count
      const square = (squares[row + column] as number) + gradient * gradient
      squares[row + column] = square
      weights[row + column] =
        (weights[row + column] as number) - (this.#rate * gradient) / Math.sqrt(square + 1e-6)
    }
  }
}

/** The rows of text t are `rows[from[t]] … rows[from[t + 1] - 1]`. */
type Features = Readonly<{ from: Int32Array; rows: Int32Array }>

function featuresOf(lessons: readonly Lesson[], shape: FeatureShape): Features {
  const from = new Int32Array(lessons.length + 1)
  let rows = new Int32Array(1 << 16)
  let count = 0
  const add = (row: number) => {
    if (count === rows.length) {
      const larger = new Int32Array(rows.length * 2)
      larger.set(rows)
      rows = larger
    }
    rows[count++] = row
  }
  for (const [at, { text }] of lessons.entries()) {
    eachFeature(text, shape, add)
    from[at + 1] = count
  }
  return { from, rows: rows.subarray(0, count) }
}

function balanced(
  lessons: readonly Lesson[],
  columns: Int32Array,
  width: number,
  balance: number,
): Float64Array {
  const sums = new Float64Array(width)
  for (const [at, { weight }] of lessons.entries()) {
    const column = columns[at] as number
    sums[column] = (sums[column] as number) + weight
  }
  const mean = sums.reduce((total, sum) => total + sum, 0) / width
  return Float64Array.from(
    lessons,
    ({ weight }, at) => weight * (mean / (sums[columns[at] as number] as number)) ** balance,
  )
}
