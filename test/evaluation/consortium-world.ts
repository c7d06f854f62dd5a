import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '../temporary-folder.ts'

const circles = 30
const size = 8

export type WorldProject = { id: string; year: number; members: string[]; topic: string }

/** Four of a circle together, in turn; and three of it with a newcomer of their country. */
function projectsOf(circle: number, year: number): WorldProject[] {
  const name = (at: number) => `c${circle}-${at % size}`
  const topic = `T${circle % 6}`
  const old = [0, 2, 4, 6].map((from) => ({
    id: `${circle}-${year}-${from}`,
    year,
    members: [0, 1, 2, 3].map((at) => name(from + at * (1 + (year % 3)))),
    topic,
  }))
  const joining = [0, 1].map((at) => ({
    id: `${circle}-${year}-new${at}`,
    year,
    members: [`new-c${circle}-${year}-${at}`, ...[0, 1, 2].map((next) => name(year + at + next))],
    topic,
  }))
  return [...old, ...joining]
}

/**
 * A folder of participations where whom a project lacks is known: somebody of the circle of all its other members. Each circle
 * has a country of its own, of which its newcomers are, too.
 * @param last how the projects of the last year differ, if they do
 */
export function consortiumWorld(
  last: (project: WorldProject) => WorldProject = (project) => project,
): string {
  const projects = [2014, 2015, 2016, 2017, 2018].flatMap((year) =>
    Array.from({ length: circles }, (_, circle) => projectsOf(circle, year)).flat(),
  )
  const told = projects.map((project) => (project.year === 2018 ? last(project) : project))
  const folder = temporaryFolder()
  const country = (pic: string) => /c(\d+)-/.exec(pic)?.[1] ?? ''
  const rows = told.flatMap(({ id, year, members }) =>
    [...new Set(members)].map(
      (pic) => `${id},${pic},PRC,L${country(pic)},${year}-03-01,${year + 3}-02-28`,
    ),
  )
  const table = (header: string, lines: string[]) => `${[header, ...lines].join('\n')}\n`
  writeFileSync(
    join(folder, 'participation.csv'),
    table('rcn,pic,type,country,start_date,end_date', rows),
  )
  const parts = told.map(({ id, topic }) => `${id},${topic}`)
  writeFileSync(join(folder, 'programme_parts.csv'), table('rcn,programme_part', parts))
  return folder
}
