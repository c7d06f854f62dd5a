import type { Language, Phrase } from '../platform/phrase.ts'
import { doubtfulSeat, keptOut, missingSeat, nobodyNear } from './group-missing-phrases.ts'
import { conflictSentence, constraintPhrase, undecided } from './group-phrases.ts'
import type { GroupProposal, ShownMissing } from './group-proposal.ts'

/** A proposal with its sentences in the reader's language; quotes stay in their own. */
export function toldProposal(
  { conflict, groups, missing, ...proposal }: GroupProposal,
  language: Language,
) {
  return {
    ...proposal,
    groups: groups.map(({ members, ...group }) => ({
      ...group,
      members: members.map(({ neededFor, ...member }) => ({
        ...member,
        neededFor: neededFor.map((phrase) => phrase[language]),
      })),
    })),
    missing: missing.map((seat) => ({ ...seat, sentence: missingPhrase(seat)[language] })),
    conflict: conflict && toldConflict(conflict, language),
  }
}
export type ToldGroup = ReturnType<typeof toldProposal>['groups'][number]
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
  if (!nearest) return nobodyNear(title)
  const { name, nuts, country, fit, admitted, answers } = nearest
  const near = { name, where: nuts ?? country, percent: String(Math.round(100 * fit)) }
  if (!answers) return missingSeat(title, near)
  return admitted ? doubtfulSeat(title, near) : keptOut(title, near)
}
