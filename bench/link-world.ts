import { readFileSync } from 'node:fs'
import { type Random, seededRandom } from '../src/embedding/random.ts'
import type { AnswerGraph } from '../src/links/circle.ts'
import type { WeightedGraph } from '../src/links/consensus.ts'
import { lexicalBag } from '../src/matching/lexical.loader.ts'
import { type LexicalBag, wordsOf } from '../src/matching/lexical.ts'
import type { MatchEntry, MatchProfile } from '../src/matching/profile.ts'
import { languages } from '../src/platform/phrase.ts'
import type { Side } from '../src/profiles/entry.ts'

const dimension = 384
const [topics, perSide] = [400, 3]
const wordsOfTopic = 30
/** They make 56 pieces, as many as an entry of the demo has. */
const [wordsOfTitle, wordsOfText] = [5, 35]
const words = wordsAtHand()

/** Invented organisations with three needs and three competencies each, of some hundred topics, in four languages. */
export function inventedProfiles(count: number, seed = 1): MatchProfile[] {
  const random = seededRandom(seed)
  const centres = Array.from({ length: topics }, () => direction(random))
  return Array.from({ length: count }, (_, number) => {
    const id = `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`
    const entries = (['need', 'competency'] as const).flatMap((side) =>
      Array.from({ length: perSide }, (_, at) => {
        const topic = random.below(topics)
        return inventedEntry(`${id}-${side}-${at}`, side, topic, centres[topic] ?? [], random)
      }),
    )
    return {
      id,
      country: 'PL',
      nuts: null,
      registrationNumbers: [],
      languages: ['pl'],
      sectors: [],
      completeness: null,
      history: new Map(),
      vetoes: new Map(),
      entries,
    }
  })
}

function inventedEntry(
  id: string,
  side: Side,
  topic: number,
  centre: readonly number[],
  random: Random,
): MatchEntry {
  const chosen = Array.from({ length: wordsOfText }, () =>
    random.unit() < 0.3 ? wordOf(topic, random.below(wordsOfTopic)) : pick(words, random),
  )
  const [title, description] = [chosen.slice(0, wordsOfTitle), chosen.slice(wordsOfTitle)]
  const noise = direction(random)
  const mixed = centre.map((value, at) => value + 1.2 * (noise[at] ?? 0))
  const norm = Math.hypot(...mixed)
  let bag: LexicalBag | undefined
  return {
    id,
    side,
    title: title.join(' '),
    language: languages[random.below(languages.length)] ?? 'pl',
    anonymous: false,
    freshness: 1,
    vector: Float32Array.from(mixed, (value) => value / norm),
    // As entries from a database do, it splits its words when they are first asked for.
    get words() {
      bag ??= lexicalBag(`${title.join(' ')}\n${description.join(' ')}`)
      return bag
    },
  }
}

/** One of the words that entries of a topic have in common. */
function wordOf(topic: number, number: number): string {
  return pick(words, seededRandom(1 + topic * wordsOfTopic + number))
}

function pick(list: readonly string[], random: Random): string {
  return list[random.below(list.length)] ?? ''
}

/** The words of the demo's entries, as often as they stand there: how long reading takes depends on the pieces that words are made of. */
function wordsAtHand(): string[] {
  const text = readFileSync(new URL('../data/demo/entries.jsonl', import.meta.url), 'utf8')
  const entries: { title: string; description: string }[] = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  return entries.flatMap(({ title, description }) => wordsOf(`${title} ${description}`))
}

function direction(random: Random): number[] {
  const values = Array.from({ length: dimension }, () => random.normal())
  const norm = Math.hypot(...values)
  return values.map((value) => value / norm)
}

/** Communities of a hundred, of whose answers four in five stay inside; so many answers each, with fits from .2 to .76. */
export function inventedAnswers(size: number, degree: number, seed = 1): AnswerGraph {
  const random = seededRandom(seed)
  const targets = new Int32Array(size * degree)
  for (let node = 0; node < size; node++) {
    const chosen = new Set<number>()
    while (chosen.size < degree) {
      const other = near(random, node, size)
      if (other !== node) chosen.add(other)
    }
    targets.set([...chosen], node * degree)
  }
  return {
    starts: Int32Array.from({ length: size + 1 }, (_, node) => node * degree),
    targets,
    fits: Float64Array.from(targets, () => 0.2 + 0.56 * random.unit()),
    apart: new Map(),
  }
}

/** The same communities as a graph of so many edges. */
export function plantedGraph(size: number, edges: number, seed = 1): WeightedGraph {
  const random = seededRandom(seed)
  const keys = new Set<number>()
  while (keys.size < edges) {
    const one = random.below(size)
    const other = near(random, one, size)
    if (one !== other) keys.add(Math.min(one, other) * size + Math.max(one, other))
  }
  const pairs = [...keys]
  return {
    size,
    from: Int32Array.from(pairs, (key) => Math.floor(key / size)),
    to: Int32Array.from(pairs, (key) => key % size),
    weights: Float64Array.from(pairs, () => 0.2 + random.unit()),
  }
}

const block = 100
function near(random: Random, node: number, size: number): number {
  const home = Math.floor(node / block) * block
  return random.unit() < 0.8
    ? home + random.below(Math.min(block, size - home))
    : random.below(size)
}
