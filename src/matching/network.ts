/** One project as the network sees it. Organisations and topics are places counted from 0. */
export type Collaboration = Readonly<{
  members: readonly number[]
  topics: readonly number[]
  /** Years since it started, 0 or more. */
  age: number
  /** Years it is planned to last. */
  duration: number
}>

/**
 * Who worked together in which project, as compressed rows: the members of project q are `members[membersFrom[q]]` up to, without,
 * `members[membersFrom[q + 1]]`, and so on. Partners are distinct, in ascending order, and never oneself.
 */
export type Network = Readonly<{
  organisations: number
  projects: number
  membersFrom: Int32Array
  members: Int32Array
  projectsFrom: Int32Array
  projectsOf: Int32Array
  partnersFrom: Int32Array
  partners: Int32Array
  /** Of each project, the topics as bits. */
  topics: Int32Array
  age: Float64Array
  duration: Float64Array
}>

/** Scores of every organisation as a partner of one, each 0 or more; whoever cannot be reached has 0. */
export type LinkScores = (organisation: number) => Float64Array

/** As many as bits of a whole number that stay positive. */
export const topicsMax = 30

/**
 * Projects of fewer than two members link nobody and are left out.
 * @throws RangeError for a member or topic out of range, and for a member named twice
 */
export function networkOf(
  collaborations: readonly Collaboration[],
  organisations: number,
): Network {
  const projects = collaborations.filter(({ members }) => members.length > 1)
  const byProject = rowsOf(projects.map(({ members }) => members))
  for (const { members } of projects) refuseStrange(members, organisations)
  const projectsOf: number[][] = Array.from({ length: organisations }, () => [])
  for (const [project, { members }] of projects.entries())
    for (const member of members) projectsOf[member]?.push(project)
  const byOrganisation = rowsOf(projectsOf)
  const partners = projectsOf.map((own, organisation) => {
    const met = new Set(own.flatMap((project) => projects[project]?.members ?? []))
    met.delete(organisation)
    return Int32Array.from(met).sort()
  })
  const byPartner = rowsOf(partners)
  return {
    organisations,
    projects: projects.length,
    membersFrom: byProject.from,
    members: byProject.values,
    projectsFrom: byOrganisation.from,
    projectsOf: byOrganisation.values,
    partnersFrom: byPartner.from,
    partners: byPartner.values,
    topics: Int32Array.from(projects, ({ topics }) => bitsOf(topics)),
    age: Float64Array.from(projects, ({ age }) => age),
    duration: Float64Array.from(projects, ({ duration }) => duration),
  }
}

/** In how many projects each organisation is. */
export function projectCounts({ projectsFrom, organisations }: Network): Int32Array {
  return lengthsOf(projectsFrom, organisations)
}

/** How many partners each organisation had. */
export function degrees({ partnersFrom, organisations }: Network): Int32Array {
  return lengthsOf(partnersFrom, organisations)
}

export function partnersOf({ partners, partnersFrom }: Network, organisation: number): Int32Array {
  return partners.subarray(partnersFrom[organisation], partnersFrom[organisation + 1])
}

export function projectsOf(network: Network, organisation: number): Int32Array {
  const { projectsFrom } = network
  return network.projectsOf.subarray(projectsFrom[organisation], projectsFrom[organisation + 1])
}

export function membersOf({ members, membersFrom }: Network, project: number): Int32Array {
  return members.subarray(membersFrom[project], membersFrom[project + 1])
}

function lengthsOf(from: Int32Array, rows: number): Int32Array {
  return Int32Array.from(
    { length: rows },
    (_, row) => (from[row + 1] as number) - (from[row] as number),
  )
}

function rowsOf(rows: readonly ArrayLike<number>[]): { from: Int32Array; values: Int32Array } {
  const from = new Int32Array(rows.length + 1)
  for (const [row, values] of rows.entries()) from[row + 1] = (from[row] as number) + values.length
  const values = new Int32Array(from[rows.length] as number)
  for (const [row, own] of rows.entries()) values.set(own, from[row])
  return { from, values }
}

export function bitsOf(topics: readonly number[]): number {
  return topics.reduce((bits, topic) => {
    if (!Number.isInteger(topic) || topic < 0 || topic >= topicsMax)
      throw new RangeError(`There is no topic ${topic}; a network knows ${topicsMax}.`)
    return bits | (1 << topic)
  }, 0)
}

function refuseStrange(members: readonly number[], organisations: number): void {
  const strange = members.find(
    (member) => !Number.isInteger(member) || member < 0 || member >= organisations,
  )
  if (strange !== undefined) throw new RangeError(`There is no organisation ${strange}.`)
  if (new Set(members).size < members.length)
    throw new RangeError('A project names a member twice.')
}
