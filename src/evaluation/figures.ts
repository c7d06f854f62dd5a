import type { Language } from '../platform/phrase.ts'
import { depth, type Grades, goodGrade, type JudgedText } from './judged-set.ts'
import { hardNegativeErrors, ndcg, recall, reciprocalRank } from './metrics.ts'

/**
 * What is said of a ranking, each from 0 to 1. `found@10` is recall too, but always among all offers: how many of a
 * part's good answers a reader of the whole list would see. Of `hard-negative-errors` less is better.
 */
export const figureNames = [
  'ndcg@10',
  'recall@10',
  'mrr',
  'success@1',
  'found@10',
  'hard-negative-errors',
] as const
export type FigureName = (typeof figureNames)[number]
export type Figures = Readonly<Record<FigureName, number>>

/** Which offers are ranked: all, those in other languages than the need, those in its own, or those in one language. */
export type Part = 'all' | 'cross' | 'same' | Language

/** One need's figures by part; NaN where a part holds nothing to be found. */
export type NeedFigures = Readonly<{ need: JudgedText; parts: Readonly<Record<string, Figures>> }>

/** Offers, the highest score first; equal scores by id, so that the order is the same everywhere. */
export function ranked(offers: readonly JudgedText[], scores: ArrayLike<number>): JudgedText[] {
  return offers
    .map((offer, place) => ({ offer, score: scores[place] ?? 0 }))
    .sort((a, b) => b.score - a.score || (a.offer.id < b.offer.id ? -1 : 1))
    .map(({ offer }) => offer)
}

export function needFigures(
  need: JudgedText,
  ranking: readonly JudgedText[],
  grades: Grades,
  parts: readonly Part[],
): NeedFigures {
  const all = ranking.map(({ id }) => id)
  const figures = parts.map((part) => {
    const inside = ranking.filter((offer) => isIn(part, need, offer)).map(({ id }) => id)
    const known = new Set(inside)
    const gradesInside = new Map([...grades].filter(([offer]) => known.has(offer)))
    return [part, figuresOf(inside, all, gradesInside)] as const
  })
  return { need, parts: Object.fromEntries(figures) }
}

function isIn(part: Part, need: JudgedText, offer: JudgedText): boolean {
  if (part === 'all') return true
  if (part === 'cross') return offer.language !== need.language
  return offer.language === (part === 'same' ? need.language : part)
}

function figuresOf(inside: readonly string[], all: readonly string[], grades: Grades): Figures {
  const reciprocal = reciprocalRank(inside, grades, goodGrade)
  return {
    'ndcg@10': ndcg(inside, grades, depth),
    'recall@10': recall(inside, grades, depth, goodGrade),
    mrr: reciprocal,
    'success@1': Number.isNaN(reciprocal) ? reciprocal : Math.floor(reciprocal),
    'found@10': recall(all, grades, depth, goodGrade),
    'hard-negative-errors': hardNegativeErrors(inside, grades, goodGrade),
  }
}
