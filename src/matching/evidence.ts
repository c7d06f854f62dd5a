import type { Language } from '../platform/phrase.ts'
import type { Answer } from './coverage.ts'
import { cosine } from './fit.ts'
import type { MatchEntry, Sentence } from './profile.ts'
import type { Scored } from './score.ts'

/** One quoted entry: its title, and the sentence that says it best, in its own language; without id where it would tell whose it is. */
export type Quote = Readonly<{
  entryId: string | null
  title: string
  sentence: string
  language: Language
  anonymous: boolean
  /** The organisation states no need: what others that are like it look for, or their past partners offer. */
  inferred?: true
  /** With `inferred`: it is what past partners offer, of this organisation or of others that offer the same. */
  pastPartners?: true
  /** With `inferred`: it is what others of its sector look for, in sectors that theirs typically buys from. */
  valueChain?: true
}>

/** A need, what answers it, and how well, in [0, 1]. */
export type AnswerEvidence = Readonly<{
  need: Quote
  competency: Quote
  fit: number
  dense: number
  lexical: number
}>

export type Evidence = Readonly<{
  theyAnswer: readonly AnswerEvidence[]
  iAnswer: readonly AnswerEvidence[]
  common: Readonly<{ mine: Quote; theirs: Quote; similarity: number }> | null
}>

/** From this fit on an answer is called one; below it may be one. */
export const surely = 0.3
/** Below this fit an answer is no reason to be named beside a better one. */
export const worthTelling = 0.1
/** Below this fit an answer is none, and would be told as "0 %". */
const worthNothing = 0.005

/** The best answer of each direction; one that hardly fits is left out where the other direction has more to say, and one that does not fit always. */
export function tellingAnswers({ theyAnswer, iAnswer }: Evidence): Readonly<{
  they: AnswerEvidence | undefined
  we: AnswerEvidence | undefined
}> {
  const [they, we] = [theyAnswer[0], iAnswer[0]]
  const tells = (one: AnswerEvidence | undefined, other: AnswerEvidence | undefined) =>
    one && one.fit >= Math.max(worthNothing, Math.min(worthTelling, other?.fit ?? 0))
      ? one
      : undefined
  return { they: tells(they, we), we: tells(we, they) }
}

/** The same evidence as the other side sees it. */
export function mirrored({ theyAnswer, iAnswer, common }: Evidence): Evidence {
  return {
    theyAnswer: iAnswer,
    iAnswer: theyAnswer,
    common: common && { mine: common.theirs, theirs: common.mine, similarity: common.similarity },
  }
}

/** The same evidence with each quote marked by what `anonymous` says of its entry now. */
export function withAnonymity(
  evidence: Evidence,
  anonymous: ReadonlyMap<string, boolean>,
): Evidence {
  return eachQuote(evidence, (quote) => ({
    ...quote,
    anonymous: anonymous.get(quote.entryId ?? '') ?? quote.anonymous,
  }))
}

/** The same evidence without the ids of what the other side says, which would lead to who it is. */
export function withoutTheirIds(evidence: Evidence): Evidence {
  return eachQuote(evidence, (quote, whose) =>
    whose === 'theirs' ? { ...quote, entryId: null } : quote,
  )
}

function eachQuote(
  evidence: Evidence,
  change: (quote: Quote, whose: 'mine' | 'theirs') => Quote,
): Evidence {
  const { theyAnswer, iAnswer, common } = evidence
  return {
    theyAnswer: theyAnswer.map((answer) => ({
      ...answer,
      need: change(answer.need, 'mine'),
      competency: change(answer.competency, 'theirs'),
    })),
    iAnswer: iAnswer.map((answer) => ({
      ...answer,
      need: change(answer.need, 'theirs'),
      competency: change(answer.competency, 'mine'),
    })),
    common: common && {
      ...common,
      mine: change(common.mine, 'mine'),
      theirs: change(common.theirs, 'theirs'),
    },
  }
}

const quotedAnswers = 3

/** The sentences of an entry, to be quoted from. */
export type Quotable = (entryId: string) => readonly Sentence[]

/** Quotes what a score came from: for each direction the best answers, each with the two sentences nearest in meaning. */
export function evidenceFor(scored: Scored, quotable: Quotable): Evidence {
  const common = scored.common
  const [mine, theirs] = common ? quotePair(common.mine, common.theirs, quotable) : []
  const answered = (answers: readonly Answer[] = []) =>
    answers.slice(0, quotedAnswers).map((answer) => quoteAnswer(answer, quotable))
  return {
    theyAnswer: answered(scored.theyAnswer?.answers),
    iAnswer: answered(scored.iAnswer?.answers),
    common:
      common && mine && theirs ? { mine, theirs, similarity: round(common.similarity) } : null,
  }
}

/** The entries that `evidenceFor` will quote. */
export function quotedEntries({ theyAnswer, iAnswer, common }: Scored): string[] {
  const answers = [
    ...(theyAnswer?.answers ?? []).slice(0, quotedAnswers),
    ...(iAnswer?.answers ?? []).slice(0, quotedAnswers),
  ]
  return [
    ...answers.flatMap((answer) => [answer.need.id, answer.competency.id]),
    ...(common ? [common.mine.id, common.theirs.id] : []),
  ]
}

/** The two sentences of a need and its answer that are nearest in meaning. */
export function quoteAnswer(answer: Answer, quotable: Quotable): AnswerEvidence {
  const [need, competency] = quotePair(answer.need, answer.competency, quotable)
  return {
    need,
    competency,
    fit: round(answer.fit.value),
    dense: round(answer.fit.dense),
    lexical: round(answer.fit.lexical),
  }
}

/**
 * The sentence of each that says best what connects the two: near to the other sentence, and to the other entry as a
 * whole, because two asides ("please call us") are near to each other too. The title is quoted anyway, so it stays out.
 */
function quotePair(a: MatchEntry, b: MatchEntry, quotable: Quotable): [Quote, Quote] {
  const [ones, others] = [beyondTitle(a, quotable), beyondTitle(b, quotable)]
  const [only, answer] = [ones[0], others[0]]
  // Many entries have one sentence beyond their title, and then there is nothing to choose.
  if (only && answer && ones.length === 1 && others.length === 1)
    return [quote(a, only.text), quote(b, answer.text)]
  let best = { value: Number.NEGATIVE_INFINITY, a: a.title, b: b.title }
  const toA = others.map((other) => cosine(a.vector, other.vector))
  for (const one of ones) {
    const toB = cosine(one.vector, b.vector)
    for (const [at, other] of others.entries()) {
      const value = cosine(one.vector, other.vector) + toB + (toA[at] ?? 0)
      if (value > best.value) best = { value, a: one.text, b: other.text }
    }
  }
  return [quote(a, best.a), quote(b, best.b)]
}

function beyondTitle(entry: MatchEntry, quotable: Quotable): readonly Sentence[] {
  const sentences = quotable(entry.id)
  const others = sentences.filter((sentence) => sentence.text !== entry.title)
  return others.length > 0 ? others : sentences
}

function quote(entry: MatchEntry, sentence: string): Quote {
  return {
    entryId: entry.id,
    title: entry.title,
    sentence,
    language: entry.language,
    anonymous: entry.anonymous,
    ...(entry.inferred ? { inferred: true } : {}),
    ...(entry.inferred === 'past-partners' ? { pastPartners: true } : {}),
    ...(entry.inferred === 'value-chain' ? { valueChain: true } : {}),
  }
}

/** Six digits: below that, machines differ in the last bit and nobody sees it. */
export function round(value: number): number {
  return Math.round(value * 1e6) / 1e6
}
