import { sectorDistance } from '../catalogue/catalogue.ts'
import type { Cluster, Label } from '../clusters/cluster.ts'
import { type Evidence, tellingAnswers } from '../matching/evidence.ts'
import { daysBetween } from '../profiles/freshness.ts'
import type { Introducible } from './region-quote.ts'

/** What a cluster initiative does at present, as the contact point knows it. */
export const clusterActivities = ['active', 'dormant', 'ended'] as const
export type ClusterActivity = (typeof clusterActivities)[number]

/** What came of a contact so far. */
export const contactOutcomes = [
  'sent',
  'no-answer',
  'answered',
  'declined',
  'meeting',
  'agreement',
  'project',
] as const
export type ContactOutcome = (typeof contactOutcomes)[number]

/** What the contact point keeps of an initiative. `membersStated` is what it says of itself; null means not known. */
export type RegisterContent = Readonly<{
  activity: ClusterActivity
  membersStated: number | null
  /** The day somebody last made sure that the entry holds. */
  confirmedOn: string | null
  note: string
}>

/** Registers of clusters go out of date within a year or two; an entry that nobody touched for a year is to be looked at. */
export const staleAfterDays = 365

/** Days since the entry was last changed or confirmed, on a day. */
export function daysUntouched(
  { updatedAt, confirmedOn }: Readonly<{ updatedAt: string; confirmedOn: string | null }>,
  today: string,
): number {
  const last = [updatedAt.slice(0, 10), confirmedOn ?? ''].sort().at(-1) ?? today
  return Math.max(0, daysBetween(last, today))
}

/** Labels that hold on a day, and those that ended: an ended one is the commonest thing that a register has wrong. */
export function labelsOn(labels: readonly Label[], day: string) {
  const holds = ({ validFrom, validTo }: Label) =>
    (validFrom ?? '') <= day && day <= (validTo ?? '9999-12-31')
  return labels.map((label) => ({ ...label, holds: holds(label) }))
}

/** Two members of two clusters, one of which was suggested to the other. */
export type MemberPair = Readonly<{
  clusterId: string
  otherId: string
  organisation: Readonly<{ id: string; name: string }>
  partner: Readonly<{ id: string; name: string }>
  /** Of the suggestion, in [0, 1]. */
  score: number
  evidence: Evidence
}>

/** Why two clusters should talk: two members, and what one needs and the other offers. */
type ContactReason = Readonly<{
  organisation: MemberPair['organisation']
  partner: MemberPair['partner']
  score: number
  /** Whose need it is: `ours` where the other cluster's member answers. */
  direction: 'ours' | 'theirs'
  need: string
  competency: string
  fit: number
  /** What asks for the introduction of whoever needs something to whoever offers it. */
  introduction: Introducible | null
}>

export type WorthContacting = Readonly<{
  clusterId: string
  otherId: string
  /** In [0, 1]: the mean score of the best pairs of different members, missing pairs counted as nothing. */
  strength: number
  pairs: number
  reasons: readonly ContactReason[]
}>

/** So many pairs of different members make two clusters fully worth contacting: one hub does not. */
export const pairsWanted = 5

/**
 * Which clusters are worth contacting, best first. Of all pairs of members, the best are taken in which nobody stands twice; a pair
 * counts only with evidence that may be told, so that there is a reason to write.
 */
export function worthContacting(pairs: readonly MemberPair[]): WorthContacting[] {
  const byPair = Map.groupBy(pairs, ({ clusterId, otherId }) => `${clusterId} ${otherId}`)
  const found = [...byPair.values()].flatMap((own): WorthContacting[] => {
    const reasons = differentMembers(own).flatMap(reasonOf).slice(0, pairsWanted)
    const [first] = own
    if (first === undefined || reasons.length === 0) return []
    const strength = reasons.reduce((sum, { score }) => sum + score, 0) / pairsWanted
    const { clusterId, otherId } = first
    return [{ clusterId, otherId, strength: rounded(strength), pairs: own.length, reasons }]
  })
  return found.sort((a, b) => b.strength - a.strength || (a.otherId < b.otherId ? -1 : 1))
}

function differentMembers(pairs: readonly MemberPair[]): MemberPair[] {
  const taken = new Set<string>()
  return [...pairs]
    .sort((a, b) => b.score - a.score || (keyOf(a) < keyOf(b) ? -1 : 1))
    .filter(({ organisation, partner, evidence }) => {
      const free = !taken.has(organisation.id) && !taken.has(partner.id)
      if (!free || !tells(evidence)) return false
      taken.add(organisation.id).add(partner.id)
      return true
    })
}

function keyOf({ organisation, partner }: MemberPair): string {
  return `${organisation.id} ${partner.id}`
}

function tells(evidence: Evidence): boolean {
  const { they, we } = tellingAnswers(evidence)
  return they !== undefined || we !== undefined
}

function reasonOf({ organisation, partner, score, evidence }: MemberPair): ContactReason[] {
  const { they, we } = tellingAnswers(evidence)
  const ours = (they?.fit ?? -1) >= (we?.fit ?? -1)
  const best = ours ? they : we
  if (best === undefined) return []
  const { need, competency, fit } = best
  const [asking, offering] = ours ? [organisation, partner] : [partner, organisation]
  return [
    {
      organisation,
      partner,
      score: rounded(score),
      direction: ours ? 'ours' : 'theirs',
      need: need.title,
      competency: competency.title,
      fit: rounded(fit),
      introduction:
        need.entryId === null || competency.entryId === null
          ? null
          : {
              ...{ from: asking.id, to: offering.id },
              ...{ needId: need.entryId, competencyId: competency.entryId },
            },
    },
  ]
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000
}

/** NACE headings of one cluster that lie in the same division as one of the other. */
export function sharedActivities(a: Pick<Cluster, 'nace'>, b: Pick<Cluster, 'nace'>): string[] {
  return a.nace.filter((code) => b.nace.some((other) => sectorDistance(code, other) <= 0.5))
}
