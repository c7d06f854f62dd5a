import type { SpecialisationList } from '../catalogue/specialisation-list.ts'
import { countedFrom } from '../catalogue/specialisation-list.ts'
import type { Domain } from './specialisation.ts'

/** A computed fit with what is shown of its entry. */
export type ShownFit = Domain &
  Readonly<{
    entryId: string
    title: string
    side: 'competency' | 'need'
    confidence: number
    nace: string | null
    likeness: number | null
    sentence: string | null
  }>

/** What somebody corrected: of one entry, or, without one, of the organisation as a whole. */
export type Correction = Domain &
  Readonly<{
    entryId: string | null
    belongs: boolean
    note: string
    by: string
    at: string
  }>

type Names = SpecialisationList['items'][number]['names']

export type OrganisationDomain = Domain &
  Readonly<{
    names: Names
    status: SpecialisationList['status']
    /** Of the surest entry; 1 where somebody said that it belongs, 0 where that it does not. */
    confidence: number
    competencies: number
    needs: number
    correction: Correction | null
    entries: readonly (Omit<ShownFit, 'list' | 'code'> & { correction: Correction | null })[]
  }>

/**
 * The domains of one organisation, surest first, then by how many entries say so. Corrections stand over what was computed: who is
 * said to belong does so with confidence 1. Who is said not to, entry by entry or as a whole, counts for nothing and is told last
 * with what had spoken for it: nobody could take back what is not seen.
 */
export function organisationDomains(
  fits: readonly ShownFit[],
  corrections: readonly Correction[],
  lists: readonly SpecialisationList[],
): OrganisationDomain[] {
  const found = lists.flatMap((list) =>
    list.items.flatMap((item): OrganisationDomain[] => {
      const domain = { list: list.key, code: item.code }
      const mine = corrections.filter((one) => same(one, domain))
      const whole = mine.find(({ entryId }) => entryId === null) ?? null
      const entries = correctedEntries(
        fits.filter((fit) => same(fit, domain)),
        mine,
      )
      if (whole === null && entries.length === 0) return []
      const best = entries[0]?.confidence ?? 0
      const counted = whole?.belongs === false ? [] : entries
      return [
        {
          ...domain,
          names: item.names,
          status: list.status,
          confidence: correctedConfidence(best, whole),
          competencies: countOf(counted, 'competency'),
          needs: countOf(counted, 'need'),
          correction: whole,
          entries,
        },
      ]
    }),
  )
  return found.sort(
    (a, b) =>
      b.confidence - a.confidence ||
      b.entries.length - a.entries.length ||
      (`${a.list} ${a.code}` < `${b.list} ${b.code}` ? -1 : 1),
  )
}

function same(a: Domain, b: Domain): boolean {
  return a.list === b.list && a.code === b.code
}

function correctedEntries(fits: readonly ShownFit[], corrections: readonly Correction[]) {
  return fits
    .map(({ list: _, code: __, ...fit }) => {
      const correction = corrections.find(({ entryId }) => entryId === fit.entryId) ?? null
      return { ...fit, confidence: correctedConfidence(fit.confidence, correction), correction }
    })
    .sort((a, b) => b.confidence - a.confidence || (a.entryId < b.entryId ? -1 : 1))
}

function correctedConfidence(computed: number, correction: Correction | null): number {
  if (correction === null) return computed
  return correction.belongs ? 1 : 0
}

function countOf(
  entries: readonly Pick<ShownFit, 'side' | 'confidence'>[],
  side: ShownFit['side'],
): number {
  return entries.filter((entry) => entry.side === side && entry.confidence >= countedFrom).length
}

/**
 * One entry's fit with what was corrected, as counting needs it; without a side, an organisation that somebody said belongs as a
 * whole.
 */
export type CountedFit = Domain &
  Readonly<{ organisationId: string; side: 'competency' | 'need' | null; confidence: number }>

export type RegionDomain = Domain &
  Readonly<{ names: Names; organisations: number; competencies: number; needs: number }>

/** How many organisations, competencies and needs of a region are in each domain of a list, from the counted confidence on. */
export function regionDomains(
  list: SpecialisationList,
  fits: readonly CountedFit[],
): RegionDomain[] {
  return list.items.map(({ code, names }) => {
    const mine = fits.filter(
      (fit) => fit.list === list.key && fit.code === code && fit.confidence >= countedFrom,
    )
    return {
      list: list.key,
      code,
      names,
      organisations: new Set(mine.map(({ organisationId }) => organisationId)).size,
      competencies: mine.filter(({ side }) => side === 'competency').length,
      needs: mine.filter(({ side }) => side === 'need').length,
    }
  })
}
