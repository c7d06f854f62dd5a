import type { Comparison } from './comparison.ts'
import { surely } from './evidence.ts'
import { entriesOf, type MatchProfile } from './profile.ts'

/** The same profile without inferred needs that its own competencies answer: whoever can do something does not look for it. */
export function withoutOwnAnswers(
  profile: MatchProfile,
  { fit }: Pick<Comparison, 'fit'>,
): MatchProfile {
  if (!profile.entries.some(({ inferred }) => inferred)) return profile
  const own = entriesOf(profile, 'competency')
  return {
    ...profile,
    entries: profile.entries.filter(
      (entry) => !entry.inferred || own.every((offer) => fit(entry, offer).value < surely),
    ),
  }
}
