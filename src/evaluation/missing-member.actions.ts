import { drawnPlaces } from '../embedding/random.ts'
import type { Progress } from '../platform/progress.terminal.ts'
import { Refusal } from '../platform/refusal.ts'
import type { CollaborationsWish } from './collaboration-slice.ts'
import { inThreads } from './collaborations.threads.ts'
import { consortiaAt } from './consortia.ts'
import {
  type MissingFound,
  type MissingMemberReport,
  type MissingSlice,
  type MissingSliceName,
  missingRankings,
} from './missing-member.ts'
import type { MissingAnswer, MissingTask, MissingWork } from './missing-member.worker.ts'
import { depth, learnMissing, type MissingLesson } from './missing-member-ranking.ts'
import { readParticipations } from './participations.loader.ts'
import type { PartnerFigures } from './partner-figures.ts'
import { yearWithoutConsortia } from './phrases.ts'
import { compareRankings } from './ranking-comparison.ts'

/** Projects a task, small enough that no thread waits long for another at the end. */
const together = 25

/**
 * Takes one member, by chance, out of each project of a year, and tells how well it is found from the projects before, among
 * everybody who takes part by then. Splot's weights are learnt the same way from the year before: the year of the test teaches
 * nothing. The same seed gives the same figures, on however many threads.
 * @param wish.sample how many projects are looked at, of each of the two years
 * @throws Refusal when the folder has no participations, or none of the two years
 */
export async function evaluateMissingMember(
  folder: string,
  { year, seed, resamples, sample }: CollaborationsWish,
  tell: Progress,
): Promise<MissingMemberReport> {
  const participations = readParticipations(folder)
  const [test, before] = [
    consortiaAt(participations, year, seed),
    consortiaAt(participations, year - 1, seed),
  ]
  const empty = (one: typeof test) =>
    one.missing.length === 0 || one.history.network.organisations === 0
  if (empty(test) || empty(before)) throw new Refusal('invalid', yearWithoutConsortia(folder, year))
  const [asked, teaching] = [test, before].map((one) =>
    drawnPlaces(one.missing.length, sample, seed),
  )
  const work = { participations, year: year - 1, seed, model: null }
  const lessons = await answered<MissingLesson>(work, teaching ?? [], 'learning', tell)
  const model = learnMissing(lessons)
  const found = await answered<MissingFound>(
    { ...work, year, model },
    asked ?? [],
    'looking for missing members',
    tell,
  )
  const [catalogue, newcomers] = [test.history.network.organisations, test.newcomers.kind.length]
  return {
    year,
    learntOn: year - 1,
    learntFrom: lessons.length,
    seed,
    resamples,
    depth,
    asked: found.length,
    of: test.missing.length,
    catalogue,
    newcomers,
    model,
    slices: slicesOf(found, catalogue + newcomers, newcomers, { resamples, seed }),
  }
}

/** Looks at projects in threads. @returns what came of each, in their order */
async function answered<Answer extends MissingAnswer>(
  work: MissingWork,
  places: readonly number[],
  what: string,
  tell: Progress,
): Promise<Answer[]> {
  const tasks: MissingTask[] = []
  for (let from = 0; from < places.length; from += together)
    tasks.push(places.slice(from, from + together))
  const file = new URL('./missing-member.worker.ts', import.meta.url)
  const answers = await inThreads<MissingTask, Answer[]>(file, work, tasks, (done) =>
    tell(what, done, places.length),
  )
  tell(what, places.length, places.length)
  return answers.flat()
}

function slicesOf(
  found: readonly MissingFound[],
  everybody: number,
  newcomers: number,
  wish: { resamples: number; seed: number },
): MissingSlice[] {
  const of = (isNewcomer: boolean) => found.filter(({ newcomer }) => newcomer === isNewcomer)
  const among = (own: readonly MissingFound[]) => own.map((one) => one.among)
  const slice = (
    name: MissingSliceName,
    figures: readonly (readonly PartnerFigures[])[],
    ranked: number,
  ): MissingSlice[] => {
    if (figures.length === 0) return []
    const named = missingRankings.map((ranking, at) => ({
      name: ranking,
      figures: figures.map((each) => each[at] as PartnerFigures),
    }))
    return [{ slice: name, asked: figures.length, among: ranked, ...compareRankings(named, wish) }]
  }
  const alone = of(true).flatMap(({ amongNewcomers }) => (amongNewcomers ? [amongNewcomers] : []))
  return [
    ...slice('everybody', among(found), everybody),
    ...slice('warm', among(of(false)), everybody),
    ...slice('newcomers', among(of(true)), everybody),
    ...slice('newcomers-known', alone, newcomers),
  ]
}
