import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { noSuchFile } from '../platform/file-phrases.ts'
import type { Phrase } from '../platform/phrase.ts'
import { Refusal } from '../platform/refusal.ts'
import { JudgedLine } from './judged-set.schema.ts'
import { answerable, goodGrade, type JudgedSet, type JudgedText } from './judged-set.ts'
import {
  fieldWrong,
  idTwice,
  idUnknown,
  judgedTwice,
  lineNotJson,
  notAJudgement,
  nothingIn,
  nothingJudged,
} from './phrases.ts'

export type JudgedFiles = Readonly<{ offers: string; needs: string; qrels: string }>
type Line = Readonly<{ text: string; line: number }>

/** The judged set that ships with Splot. */
export const goldenFiles = filesIn(join(import.meta.dirname, '..', '..', 'data', 'golden'))

export function filesIn(folder: string): JudgedFiles {
  return {
    offers: join(folder, 'offers.jsonl'),
    needs: join(folder, 'needs.jsonl'),
    qrels: join(folder, 'qrels.tsv'),
  }
}

/** @throws Refusal naming the file, the line and how to mend it */
export function readJudgedSet(files: JudgedFiles): JudgedSet {
  const lines = {
    offers: linesOf(files.offers),
    needs: linesOf(files.needs),
    qrels: linesOf(files.qrels),
  }
  const offers = textsOf(files.offers, lines.offers)
  const needs = textsOf(files.needs, lines.needs)
  const grades = gradesOf(files, lines.qrels, needs, offers)
  const set = { offers, needs, grades }
  const good = [...grades.values()].some((ofNeed) =>
    [...ofNeed.values()].some((grade) => grade >= goodGrade),
  )
  if (!good) throw new Refusal('invalid', nothingJudged(files.qrels))
  return { ...set, needs: answerable(set) }
}

function linesOf(file: string): Line[] {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile())
    throw new Refusal('not-found', noSuchFile(file))
  return readFileSync(file, 'utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((text, at) => ({ text, line: at + 1 }))
    .filter(({ text }) => text.trim() !== '')
}

function textsOf(file: string, lines: readonly Line[]): JudgedText[] {
  if (lines.length === 0) throw new Refusal('invalid', nothingIn(file))
  const seen = new Set<string>()
  return lines.map((line) => {
    const text = textOfLine(file, line)
    if (seen.has(text.id)) throw new Refusal('invalid', idTwice(file, line.line, text.id))
    seen.add(text.id)
    return text
  })
}

function textOfLine(file: string, { text, line }: Line): JudgedText {
  const parsed = JudgedLine.safeParse(jsonOf(text))
  if (parsed.success) return parsed.data
  const field = parsed.error.issues[0]?.path[0]
  throw new Refusal(
    'malformed',
    field === undefined ? lineNotJson(file, line) : fieldWrong(file, line, String(field)),
  )
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function gradesOf(
  files: JudgedFiles,
  lines: readonly Line[],
  needs: readonly JudgedText[],
  offers: readonly JudgedText[],
): Map<string, Map<string, number>> {
  const known = {
    needs: new Set(needs.map(({ id }) => id)),
    offers: new Set(offers.map(({ id }) => id)),
  }
  const grades = new Map<string, Map<string, number>>()
  for (const { text, line } of lines) {
    const refuse = (phrase: Phrase) => new Refusal('invalid', phrase)
    const [need = '', offer = '', grade = '', ...more] = text.trim().split('\t')
    if (!/^[0-3]$/.test(grade.trim()) || more.length > 0)
      throw refuse(notAJudgement(files.qrels, line))
    if (!known.needs.has(need)) throw refuse(idUnknown(files.qrels, line, need, files.needs))
    if (!known.offers.has(offer)) throw refuse(idUnknown(files.qrels, line, offer, files.offers))
    const ofNeed = grades.get(need) ?? new Map<string, number>()
    const earlier = ofNeed.get(offer)
    if (earlier !== undefined && earlier !== Number(grade))
      throw refuse(judgedTwice(files.qrels, line, need, offer))
    grades.set(need, ofNeed.set(offer, Number(grade)))
  }
  return grades
}
