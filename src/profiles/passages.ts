import { listSpans, type Span, sentenceSpans, trimmed } from './sentences.ts'

/** A piece of a pasted text: a heading, a member of a list, or a sentence of prose. */
export type Passage = Span &
  Readonly<{
    text: string
    form: 'heading' | 'item' | 'sentence'
    /** Which paragraph or list it stands in, counted from 0. */
    block: number
  }>

type Line = Span & Readonly<{ text: string; bullet: boolean; heading: boolean }>

const bullet = /^(?:[•·▪●○■◦‣*✓✔➢►→–—-]\s+|\(?\d{1,2}[.)]\s+(?=\S)|\(?[a-z]\)\s+)/u
const marked = /^(?:#{1,6}\s+|\*\*(?=.+\*\*:?$))/

const shortLine = 60

/** Cuts plain lines into headings, members of lists and sentences, in order. `isTitle` knows the usual headings. */
export function passagesOf(text: string, isTitle: (line: string) => boolean): Passage[] {
  return blocksOf(text).flatMap((block, index) =>
    passagesOfBlock(text, block, isTitle).map((passage) => ({ ...passage, block: index })),
  )
}

function blocksOf(text: string): Span[] {
  const blocks: Span[] = []
  let start = 0
  for (const { index, 0: gap } of text.matchAll(/\n\n+/g)) {
    blocks.push({ start, end: index })
    start = index + gap.length
  }
  return [...blocks, { start, end: text.length }].filter(({ start, end }) => end > start)
}

type Bare = Omit<Passage, 'block'>

function passagesOfBlock(text: string, block: Span, isTitle: (line: string) => boolean): Bare[] {
  const lines = unwrapped(linesOf(text, block))
  return lines.flatMap((line, index) => {
    if (line.heading || (!line.bullet && isTitle(line.text))) return [piece(text, line, 'heading')]
    // Lines of a few words under each other are a list without bullets; the first may head it.
    const few = !line.bullet && looksShort(line.text)
    const opens = index === 0 || line.text.endsWith(':') || lines[index + 1]?.bullet
    if (few && opens) return [piece(text, line, 'heading')]
    const form = line.bullet || few ? ('item' as const) : ('sentence' as const)
    return sentenceSpans(text, line).flatMap((sentence) => {
      const parts = listSpans(text, sentence)
      return parts.map((part) => piece(text, part, parts.length > 1 ? 'item' : form))
    })
  })
}

function piece(text: string, { start, end }: Span, form: Passage['form']): Bare {
  return { start, end, form, text: text.slice(start, end) }
}

function linesOf(text: string, { start, end }: Span): Line[] {
  const lines: Line[] = []
  let at = start
  for (const raw of text.slice(start, end).split('\n')) {
    const mark = bullet.exec(raw)?.[0] ?? marked.exec(raw)?.[0] ?? ''
    const span = trimmed(text, { start: at + mark.length, end: at + raw.length })
    const isBullet = bullet.test(raw)
    const words = text.slice(span.start, span.end).replace(/\*\*:?$/, '')
    if (/[\p{L}\p{N}]/u.test(words))
      lines.push({
        start: span.start,
        end: span.start + words.length,
        text: words,
        bullet: isBullet,
        heading: !isBullet && (marked.test(raw) || isShouted(words)),
      })
    at += raw.length + 1
  }
  return lines
}

/** Joins lines that were broken in the middle of a sentence, as mails and PDF files do. */
function unwrapped(lines: readonly Line[]): Line[] {
  const joined: Line[] = []
  for (const line of lines) {
    const before = joined.at(-1)
    const broken =
      before !== undefined &&
      !before.heading &&
      !line.bullet &&
      !line.heading &&
      !/[.!?:;…]["”»’')\]]*$/.test(before.text) &&
      (/^[\p{Ll}(]/u.test(line.text) || before.text.length > shortLine)
    if (broken)
      joined[joined.length - 1] = { ...before, end: line.end, text: `${before.text} ${line.text}` }
    else joined.push(line)
  }
  return joined
}

function looksShort(line: string): boolean {
  return line.length <= shortLine && !/[.!?;…,]["”»’')\]]*$/.test(line)
}

function isShouted(line: string): boolean {
  const letters = line.replace(/\P{L}/gu, '')
  return (
    letters.length >= 4 && looksShort(line) && letters === letters.toUpperCase() && !/\d/.test(line)
  )
}
