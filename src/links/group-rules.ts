import type { Constraints, KindQuota } from './brief.ts'
import type { Candidate, GroupProblem } from './group.ts'

/** A constraint by its name, so that it can be left out, and named where it conflicts with others. */
export type RuleName =
  | Readonly<{
      rule:
        | 'membersMin'
        | 'membersMax'
        | 'countriesMin'
        | 'regions'
        | 'clusters'
        | 'excluded'
        | 'largestShare'
        | 'contactBudget'
        | 'apart'
    }>
  | Readonly<{ rule: 'quota'; place: number }>
  | Readonly<{ rule: 'obligatory'; id: string }>

/** `low` <= how many of these candidates are members <= `high`. */
export type CountRule = Readonly<{
  name: RuleName | null
  /** 1 for each candidate that counts. */
  counts: Uint8Array
  low: number
  high: number
}>

/** What a group has to keep to, as numbers; only the constraints that are in force. */
export type Rules = Readonly<{
  sizeMin: number
  sizeMax: number
  counts: readonly CountRule[]
  countriesMin: number
  /** The largest part of the seats, by their weights, that one member may cover; 1 where nothing limits it. */
  largestShare: number
  apart: readonly (readonly [number, number])[]
}>

/** A group has at least two members and at most twenty, whatever else is asked. */
const smallest = 2
const largest = 20

/** The constraints that a brief states, each by its name. */
export function namesOf({ constraints, apart }: GroupProblem): RuleName[] {
  const { countriesMin, quotas, regions, clusters, obligatory, excluded } = constraints
  const plain = (rule: 'countriesMin' | 'regions' | 'clusters' | 'excluded', stated: boolean) =>
    stated ? [{ rule }] : []
  return [
    { rule: 'membersMax' },
    ...plain('regions', regions.length > 0),
    ...plain('clusters', clusters.length > 0),
    ...plain('countriesMin', countriesMin > 1),
    ...quotas.map((_, place) => ({ rule: 'quota' as const, place })),
    ...(constraints.contactBudget === null ? [] : [{ rule: 'contactBudget' as const }]),
    ...(constraints.largestShare < 1 ? [{ rule: 'largestShare' as const }] : []),
    ...(apart.length > 0 ? [{ rule: 'apart' as const }] : []),
    ...plain('excluded', excluded.length > 0),
    ...obligatory.map((id) => ({ rule: 'obligatory' as const, id })),
    ...(constraints.membersMin > smallest ? [{ rule: 'membersMin' as const }] : []),
  ]
}

/** The rules of a problem with only these constraints in force. */
export function rulesOf(
  problem: GroupProblem,
  names: readonly RuleName[] = namesOf(problem),
): Rules {
  const { constraints, candidates } = problem
  const has = (rule: RuleName['rule']) => names.some((name) => name.rule === rule)
  const never = (rule: 'regions' | 'clusters' | 'excluded', out: (one: Candidate) => boolean) =>
    has(rule) ? [ruleFor(candidates, { rule }, out, 0, 0)] : []
  const budget = has('contactBudget') ? constraints.contactBudget : null
  return {
    sizeMin: has('membersMin') ? constraints.membersMin : smallest,
    sizeMax: Math.min(has('membersMax') ? constraints.membersMax : largest, candidates.length),
    counts: [
      ...never('regions', (one) => !isWithin(one, constraints.regions)),
      ...never('clusters', (one) => !constraints.clusters.some((id) => one.clusters.includes(id))),
      ...never('excluded', (one) => constraints.excluded.includes(one.id)),
      ...names.flatMap((name) => {
        if (name.rule === 'obligatory')
          return [ruleFor(candidates, name, ({ id }) => id === name.id, 1, 1)]
        const quota = name.rule === 'quota' ? constraints.quotas[name.place] : undefined
        return quota
          ? [ruleFor(candidates, name, (one) => meets(one, quota), quota.atLeast, largest)]
          : []
      }),
      ...(budget === null
        ? []
        : [ruleFor(candidates, { rule: 'contactBudget' }, () => true, 0, budget)]),
      ...problem.unlike.map((group) => unlikeRule(candidates.length, group)),
    ],
    countriesMin: has('countriesMin') ? constraints.countriesMin : 1,
    largestShare: has('largestShare') ? constraints.largestShare : 1,
    apart: has('apart') ? problem.apart : [],
  }
}

function ruleFor(
  candidates: readonly Candidate[],
  name: RuleName,
  counts: (one: Candidate) => boolean,
  low: number,
  high: number,
): CountRule {
  return { name, counts: Uint8Array.from(candidates, (one) => (counts(one) ? 1 : 0)), low, high }
}

/** At most all but two of the members of a group. */
function unlikeRule(count: number, group: readonly number[]): CountRule {
  const counts = new Uint8Array(count)
  for (const place of group) counts[place] = 1
  return { name: null, counts, low: 0, high: Math.max(0, group.length - 2) }
}

/** Whether an organisation lies in one of these regions or countries. */
function isWithin(
  { country, nuts }: Pick<Candidate, 'country' | 'nuts'>,
  regions: Constraints['regions'],
): boolean {
  return (
    regions.length === 0 ||
    regions.some((code) => country === code || (nuts?.startsWith(code) ?? false))
  )
}

/** Whether a member counts for a quota. An SME is a company of fewer than 250 people. */
function meets(
  { kind, size }: Pick<Candidate, 'kind' | 'size'>,
  quota: Pick<KindQuota, 'kinds' | 'sme'>,
): boolean {
  const isOfKind = quota.kinds.length === 0 || (kind !== null && quota.kinds.includes(kind))
  const isSmall = kind === 'company' && size !== null && size !== 'large'
  return isOfKind && (!quota.sme || isSmall)
}

/** Candidates that no rule shuts out. */
export function eligible(problem: GroupProblem, rules: Rules): boolean[] {
  const shut = rules.counts.filter(({ high }) => high === 0)
  return problem.candidates.map((_, place) => shut.every(({ counts }) => counts[place] === 0))
}

/** What a group would no longer keep to without this member. */
export function neededFor(
  { candidates }: GroupProblem,
  rules: Rules,
  members: readonly number[],
  member: number,
): RuleName[] {
  const rest = members.filter((place) => place !== member)
  const countries = new Set(rest.map((place) => candidates[place]?.country)).size
  const counted = (counts: Uint8Array) => rest.filter((place) => counts[place] === 1).length
  return [
    ...rules.counts.flatMap(({ name, counts, low }) =>
      name !== null && counted(counts) < low ? [name] : [],
    ),
    ...(countries < rules.countriesMin ? [{ rule: 'countriesMin' as const }] : []),
    ...(rest.length < rules.sizeMin ? [{ rule: 'membersMin' as const }] : []),
  ]
}

/** How many members, countries or pairs are too many or too few for the rules; 0 where a group keeps to all but the share. */
export function breaches(problem: GroupProblem, rules: Rules, members: readonly number[]): number {
  const outside = (count: number, low: number, high: number) =>
    Math.max(0, low - count) + Math.max(0, count - high)
  const countries = new Set(members.map((place) => problem.candidates[place]?.country)).size
  const inGroup = new Set(members)
  return (
    outside(members.length, rules.sizeMin, rules.sizeMax) +
    Math.max(0, rules.countriesMin - countries) +
    rules.apart.filter(([one, other]) => inGroup.has(one) && inGroup.has(other)).length +
    rules.counts.reduce((sum, { counts, low, high }) => {
      const count = members.reduce((total, place) => total + (counts[place] as number), 0)
      return sum + outside(count, low, high)
    }, 0)
  )
}
