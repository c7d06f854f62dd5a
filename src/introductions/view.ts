import type { OrganisationKind } from '../organisations/organisation.ts'
import type { Language } from '../platform/phrase.ts'
import type { Side as EntrySide, Visibility } from '../profiles/entry.ts'
import { isMutual, otherSide, type Side, standingAt, stateOf } from './introduction.ts'
import { type Introduction, sideOf } from './pair.ts'
import { fromOf, standingSeenBy, waitsFor } from './sight.ts'

/** An organisation as an introduction shows it. */
export type Party = Readonly<{
  id: string
  name: string
  kind: OrganisationKind | null
  country: string
  nuts: string | null
  city: string | null
  /** Whether all that it states, and it states something, is anonymous. */
  onlyAnonymous: boolean
  contact: Readonly<{ name: string; email: string; phone: string | null }> | null
}>

/** An entry that an introduction is about. */
export type Subject = Readonly<{
  id: string
  organisationId: string
  side: EntrySide
  title: string
  language: Language
  visibility: Visibility
}>

/** Whether a side is anonymous: by its own entry that it is about, else, where it asks, by all that it states. */
export function isUnnamed(
  party: Pick<Party, 'id' | 'onlyAnonymous'>,
  subjects: readonly Subject[],
  asks: boolean,
): boolean {
  const own = subjects.filter(({ organisationId }) => organisationId === party.id)
  if (own.length > 0) return own.some(({ visibility }) => visibility !== 'public')
  return asks && party.onlyAnonymous
}

/**
 * An introduction as one side may see it at a moment; operators (`viewer` null) see all. `from` asked last, or looked first
 * where nobody did. Until both are interested an anonymous side shows its kind and country only; contact data show
 * while both are.
 */
export function introductionSeenBy(
  introduction: Introduction,
  parties: Readonly<Record<Side, Party>>,
  subjects: readonly Subject[],
  viewer: Side | null,
  at: string,
) {
  const whole = standingAt(introduction.standing, at)
  const standing = viewer === null ? whole : standingSeenBy(whole, viewer)
  const from = fromOf(whole, viewer)
  const role = (side: Side) => (side === from ? ('from' as const) : ('to' as const))
  const known = (side: Side) =>
    viewer === null || viewer === side || whole.mutualAt !== null || !hides(side)
  const hides = (side: Side) =>
    introduction.unnamed[side] || isUnnamed(parties[side], subjects, standing.asked === side)
  const partyOn = (side: Side) => {
    const { onlyAnonymous, contact, ...organisation } = parties[side]
    const { kind, country } = organisation
    return {
      organisation: known(side)
        ? organisation
        : { id: null, name: null, kind, country, nuts: null, city: null },
      ...standing[side],
      contact: isMutual(whole) ? contact : null,
    }
  }
  const subjectOf = (id: string | null) => {
    const found = subjects.find((one) => one.id === id)
    const owner = found && sideOf(introduction, found.organisationId)
    if (!found || !owner) return null
    const { title, language, visibility } = found
    if (visibility === 'hidden' && viewer !== null && viewer !== owner) return null
    return { id: known(owner) ? found.id : null, title, language, by: role(owner) }
  }
  return {
    id: introduction.id,
    state: stateOf(standing),
    you: viewer === null ? null : role(viewer),
    from: partyOn(from),
    to: partyOn(otherSide(from)),
    need: subjectOf(introduction.needId),
    competency: subjectOf(introduction.competencyId),
    message: introduction.message,
    waitsFor: waitsFor(standing).map(role),
    openUntil: standing.openUntil,
    mutualAt: standing.mutualAt,
    reminders: introduction.reminders,
    version: introduction.version,
    createdAt: introduction.createdAt,
    updatedAt: introduction.updatedAt,
  }
}
export type IntroductionSeen = ReturnType<typeof introductionSeenBy>
