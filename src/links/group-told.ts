import type { Language, Phrase } from '../platform/phrase.ts'
import { conflictSentence, constraintPhrase, missingSeat, undecided } from './group-phrases.ts'
import type { GroupProposal, ShownMissing } from './group-proposal.ts'

/** A proposal with its sentences in the reader's language; quotes stay in their own. */
export function toldProposal(
  { conflict, missing, ...proposal }: GroupProposal,
  language: Language,
) {
  return {
    ...proposal,
    missing: missing.map((seat) => ({ ...seat, sentence: missingPhrase(seat)[language] })),
    conflict: conflict && toldConflict(conflict, language),
  }
}
export type ToldProposal = ReturnType<typeof toldProposal>

function toldConflict(
  { rules, constraints, names }: NonNullable<GroupProposal['conflict']>,
  language: Language,
) {
  if (rules === 'undecided') return { sentence: undecided[language], constraints: [] }
  const phrases = rules.map((rule) =>
    constraintPhrase(rule, constraints, (id) => names.get(id) ?? id),
  )
  return {
    sentence: conflictSentence(phrases)[language],
    constraints: phrases.map((phrase) => phrase[language]),
  }
}

function missingPhrase({ title, nearest }: ShownMissing): Phrase {
  return missingSeat(
    title,
    nearest && {
      where: nearest.nuts ?? nearest.country,
      percent: String(Math.round(100 * nearest.fit)),
    },
  )
}
