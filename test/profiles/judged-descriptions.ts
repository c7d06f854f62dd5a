import { readFileSync } from 'node:fs'
import { isLanguage, type Language, languages } from '../../src/platform/phrase.ts'
import { languageOfPassage } from '../../src/profiles/passage-language.detector.ts'
import { plainLines } from '../../src/profiles/pasted-text.ts'
import { judgePassages } from '../../src/profiles/proposal.ts'

type Truth = 'competency' | 'need' | 'neither'
type Half = 'tune' | 'held-out'

/** A company description as it would be pasted, and which side each of its sentences is about. */
export type JudgedDescription = Readonly<{
  name: string
  language: Language
  half: Half
  text: string
  sentences: readonly { text: string; truth: Truth }[]
}>

const truths: Readonly<Record<string, Truth>> = { C: 'competency', N: 'need', '-': 'neither' }

/** Every description of data/intake. */
export function judgedDescriptions(): JudgedDescription[] {
  return languages.flatMap((language) =>
    readFileSync(new URL(`../../data/intake/${language}.txt`, import.meta.url), 'utf8')
      .split(/^=== /m)
      .slice(1)
      .map(descriptionOf),
  )
}

function descriptionOf(block: string): JudgedDescription {
  const [head = '', ...lines] = block.trimEnd().split('\n')
  const [name = '', half = ''] = head.split(' ')
  const language = name.slice(0, 2)
  if (!isLanguage(language) || (half !== 'tune' && half !== 'held-out'))
    throw new Error(`"${head}" is no name and half.`)
  const marked = lines.join('\n')
  const text = marked.replace(/\{[CNH-]\}/g, '')
  const plain = plainLines(text)
  const sentences = marked
    .split(/(?=\{[CNH-]\})/)
    .filter((part) => /^\{[CN-]\}/.test(part))
    .map((part) => {
      const [, mark = '', rest = ''] = /^\{(.)\}([\s\S]*)$/.exec(part) ?? []
      const own = (plainLines(rest).split('\n')[0] ?? '').replace(/^(?:\d+\.|[•*–-]) /, '').trim()
      if (own === '' || !plain.includes(own)) throw new Error(`${name} does not hold "${own}".`)
      return { text: own, truth: truths[mark] ?? 'neither' }
    })
  return { name, language, half, text, sentences }
}

export type Verdict = Readonly<{
  name: string
  text: string
  truth: Truth
  said: Truth
  why: string
}>

/** What is proposed for each judged sentence: the side of the passage that covers most of it. */
export function verdictsOn({ name, language, text, sentences }: JudgedDescription): Verdict[] {
  const plain = plainLines(text)
  const judged = judgePassages(plain, language, languageOfPassage)
  let from = 0
  return sentences.map((sentence) => {
    const start = plain.indexOf(sentence.text, from)
    const end = start + sentence.text.length
    from = end
    const shared = (one: { start: number; end: number }) =>
      Math.min(one.end, end) - Math.max(one.start, start)
    const [best] = judged.toSorted((a, b) => shared(b) - shared(a))
    const guess = best?.guess
    const why = guess?.side ? guess.reason.why : (guess?.why ?? 'nothing')
    return { name, ...sentence, said: guess?.side ?? 'neither', why }
  })
}
