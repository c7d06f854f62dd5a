import type { Language } from '../platform/phrase.ts'

/** A need or an offer of a judged set. */
export type JudgedText = Readonly<{
  id: string
  language: Language
  title: string
  description: string
  /** Who says so, and where they are, where the set tells. */
  organisation?: string | undefined
  country?: string | undefined
  nuts2?: string | undefined
  nace?: readonly string[] | undefined
}>

/** Grade by offer: 3 answers the need, 2 an important part of it, 1 is of some use, 0 is none; what is not there is 0. */
export type Grades = ReadonlyMap<string, number>

/** Needs, offers, and for each need what people say of some offers. */
export type JudgedSet = Readonly<{
  needs: readonly JudgedText[]
  offers: readonly JudgedText[]
  grades: ReadonlyMap<string, Grades>
}>

/** From this grade on an offer answers an important part of the need. */
export const goodGrade = 2

/** How many offers of a ranking are looked at. */
export const depth = 10

/** The needs that some offer answers at least a little: only their rankings can be better or worse. */
export function answerable({ needs, grades }: JudgedSet): JudgedText[] {
  return needs.filter(({ id }) => [...(grades.get(id)?.values() ?? [])].some((grade) => grade > 0))
}

/** How many pairs of need and offer somebody judged. */
export function judgementsOf({ grades }: JudgedSet): number {
  return [...grades.values()].reduce((sum, ofNeed) => sum + ofNeed.size, 0)
}
