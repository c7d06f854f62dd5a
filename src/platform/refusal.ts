import type { Phrase } from './phrase.ts'

export type RefusalReason =
  | 'malformed'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'changed-meanwhile'
  | 'too-large'
  | 'unsupported-type'
  | 'invalid'
  | 'version-required'
  | 'unavailable'

/** What is wrong with one field, and how to mend it. `pointer` is a JSON pointer into the input: `/title`. */
export type FieldProblem = Readonly<{ pointer: string; phrase: Phrase }>

/** Something the caller can understand and mend. It knows no HTTP; anything else that is thrown is our bug. */
export class Refusal extends Error {
  readonly reason: RefusalReason
  readonly phrase: Phrase
  readonly problems: readonly FieldProblem[]

  constructor(reason: RefusalReason, phrase: Phrase, problems: readonly FieldProblem[] = []) {
    super(problems.length > 0 ? `${phrase.en} ${problems.map(inEnglish).join(' ')}` : phrase.en)
    this.name = 'Refusal'
    this.reason = reason
    this.phrase = phrase
    this.problems = problems
  }
}

function inEnglish(problem: FieldProblem): string {
  return `${problem.pointer}: ${problem.phrase.en}`
}
