import type { Progress } from '../platform/progress.terminal.ts'
import { Refusal } from '../platform/refusal.ts'
import { type CollaborationsWish, depth, type SliceWish, workOf } from './collaboration-slice.ts'
import { evaluateInThreads } from './collaborations.threads.ts'
import type { CollaborationReport } from './collaborations.ts'
import { readParticipations } from './participations.loader.ts'
import { splitAt } from './participations.ts'
import { yearWithoutProjects } from './phrases.ts'

/** A little below .95, for the year of the test is not the year that lists are spread in. */
const giniMax = 0.94
/** Newcomers differ in little that is known of them, so what is even among them is not what is right for them. */
const giniMaxNewcomers = 0.985

const slices: readonly SliceWish[] = [
  { slice: 'warm', knowsTopics: true, giniMax },
  { slice: 'warm', knowsTopics: false, giniMax },
  { slice: 'newcomers', knowsTopics: true, giniMax: giniMaxNewcomers },
  { slice: 'newcomers', knowsTopics: false, giniMax: giniMaxNewcomers },
]

/**
 * How well new partners of a year are found from the projects that started before it, among all organisations that have a
 * history. Splot's weights are learnt from the year before, with what came before that as its history: the year of the test
 * teaches nothing. The same seed gives the same figures, on however many threads.
 * @throws Refusal when the folder has no participations, or none of the two years
 */
export async function evaluateCollaborations(
  folder: string,
  wish: CollaborationsWish,
  tell: Progress,
): Promise<CollaborationReport> {
  const { year, seed, resamples, sample } = wish
  const participations = readParticipations(folder)
  const [test, before] = [splitAt(participations, year), splitAt(participations, year - 1)]
  if (test.warm.length === 0 || before.warm.length === 0)
    throw new Refusal('invalid', yearWithoutProjects(folder, year))
  const wanted = slices.filter(({ slice }) => test[slice].length > 0 && before[slice].length > 0)
  const total = wanted.reduce((sum, each) => sum + workOf(before, test, each, sample), 0)
  const reports = await evaluateInThreads({ participations, wish }, wanted, (done) =>
    tell('looking for partners', done, total),
  )
  tell('looking for partners', total, total)
  return {
    year,
    learntOn: year - 1,
    seed,
    resamples,
    depth,
    projects: test.network.projects,
    catalogue: test.network.organisations,
    slices: reports,
  }
}
