import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '../temporary-folder.ts'

const circles = 12
const size = 10

type Project = { id: string; year: number; members: string[]; topic: string }

/** Projects of three neighbours of a circle, a little further apart each year, and of a newcomer with two of them. */
function projectsOf(circle: number, year: number): Project[] {
  const name = (at: number) => `c${circle}-${at % size}`
  const step = year - 2013
  const topic = `T${circle}`
  const old = Array.from({ length: size / 2 }, (_, at) => ({
    id: `${circle}-${year}-${at}`,
    year,
    members: [name(2 * at), name(2 * at + step), `hub${at % 3}`],
    topic,
  }))
  const joining = {
    id: `${circle}-${year}-new`,
    year,
    members: [`new-${circle}-${year}`, name(year), name(year + 3)],
    topic,
  }
  return [...old, joining]
}

/**
 * A folder of participations as CORDIS publishes them, whose answer is known: whoever finds a new partner finds it in its own
 * circle, each of which has a topic of its own, and a few hubs that take part everywhere are nobody's new partner for long.
 * @param last how the projects of the last year differ, if they do
 */
export function partnerWorld(last: (project: Project) => Project = (project) => project): string {
  const projects = [2014, 2015, 2016, 2017, 2018].flatMap((year) =>
    Array.from({ length: circles }, (_, circle) => projectsOf(circle, year)).flat(),
  )
  const told = projects.map((project) => (project.year === 2018 ? last(project) : project))
  const folder = temporaryFolder()
  const rows = told.flatMap(({ id, year, members }) =>
    [...new Set(members)].map((pic) => `${id},${pic},PRC,PL,${year}-03-01,${year + 3}-02-28`),
  )
  const parts = told.map(({ id, topic }) => `${id},${topic}`)
  const table = (header: string, lines: string[]) => `${[header, ...lines].join('\n')}\n`
  writeFileSync(
    join(folder, 'participation.csv'),
    table('rcn,pic,type,country,start_date,end_date', rows),
  )
  writeFileSync(join(folder, 'programme_parts.csv'), table('rcn,programme_part', parts))
  return folder
}
