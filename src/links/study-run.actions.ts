import { makingNow } from '../matching/maker.actions.ts'
import type { Actor } from '../people/actor.ts'
import { dayOf } from '../platform/clock.ts'
import { contentHash } from '../platform/identity.ts'
import { type Language, languages, type Phrase } from '../platform/phrase.ts'
import { HandedBack, type Jobs } from '../platform/queue.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Tell } from './complement.actions.ts'
import type { PlaceDeps } from './place.actions.ts'
import { runStudy as runStudyJob } from './study.jobs.ts'
import {
  beginStudy,
  deleteStudies,
  failStudy,
  finishStudy,
  giveBackStudy,
  noteMark,
  noteShare,
  stillStudies,
} from './study.queries.ts'
import type { NewStudy } from './study.schema.ts'
import { studyTerms } from './study.ts'
import { findingsOf } from './study-findings.actions.ts'
import { standOfData } from './study-mark.queries.ts'
import { studyBroke } from './study-phrases.ts'

export type StudyDeps = PlaceDeps & Readonly<{ jobs: Jobs }>

/** How a running study tells how far it is, and hears that it should stop. */
type Run = Readonly<{ progress(share: number): Promise<void>; signal: AbortSignal }>

const worker = 'run-study'

/** What a study would be computed from now: the same mark, the same findings. */
export async function markNow(deps: PlaceDeps): Promise<string> {
  const { maker } = await makingNow(deps)
  const stand = await standOfData(deps.database.reader, maker.modelId)
  // What has expired, and how fresh the rest is, changes with the day.
  return contentHash(stand, maker.modelId, maker.weightsVersion, dayOf(deps.clock()))
}

/**
 * Computes a study that waits, on behalf of whoever asked, with no more than it may know.
 * @returns what became of it; `not-mine` where it is over, or another runner is at it
 * @throws HandedBack when asked to stop; it waits for the next worker then
 */
export async function runStudy(
  deps: PlaceDeps,
  id: string,
  run: Run,
): Promise<'done' | 'failed' | 'not-mine'> {
  const { database, clock } = deps
  const still = new Date(clock().getTime() - studyTerms.stillSeconds * 1000)
  const begun = await database.write((writer) => beginStudy(writer, id, still, clock()))
  if (!begun) return 'not-mine'
  const mine = { id, run: begun.run }
  const fail = async (reason: Phrase) => {
    await database.write((writer) => failStudy(writer, mine, reason, clock()))
    return 'failed' as const
  }
  if (begun.run > studyTerms.runsMost) return fail(studyBroke)
  const actor: Actor = { name: worker, relations: [begun.namedOnly ? 'reader' : 'operator'] }
  try {
    // Before anything else is read, so that a change that comes meanwhile leaves it marked as of before.
    const mark = await markNow(deps)
    await database.write((writer) => noteMark(writer, mine, mark))
    // Parsed when it was asked for.
    const asked = { kind: begun.kind, wish: begun.wish } as NewStudy
    const findings = await findingsOf(deps, actor, asked, teller(deps, mine, run), run.signal)
    await database.write((writer) => finishStudy(writer, mine, findings, clock()))
    return 'done'
  } catch (error) {
    if (error instanceof Refusal && !run.signal.aborted) return fail(wholePhrase(error))
    const stopped = run.signal.aborted
    await database.write((writer) => giveBackStudy(writer, mine, !stopped))
    throw stopped ? new HandedBack() : error
  }
}

/** Shares nearer to each other than this are not told one by one. */
const shareTold = 0.02

function teller(deps: PlaceDeps, mine: { id: string; run: number }, run: Run): Tell {
  let told = 0
  return (share) => {
    if (run.signal.aborted) throw new HandedBack()
    if (share - told < shareTold) return
    told = share
    // How far it is must not stop it; who is away for a moment hears of the next share.
    deps.database
      .write((writer) => noteShare(writer, mine, Math.min(1, share), deps.clock()))
      .catch(() => {})
    run.progress(share).catch(() => {})
  }
}

/** A refusal with what it says of each field. */
function wholePhrase({ phrase, problems }: Refusal): Phrase {
  const whole = (language: Language) =>
    [phrase[language], ...problems.map((one) => one.phrase[language])].join(' ')
  return Object.fromEntries(languages.map((language) => [language, whole(language)])) as Phrase
}

const dayMs = 86_400_000
const atOnce = 100

/** Hints again at studies that nobody has moved for minutes, and forgets old ones. @returns how many were hinted at */
export async function sweepStudies(deps: Omit<StudyDeps, 'embedder'>): Promise<number> {
  const now = deps.clock().getTime()
  await deps.database.write((writer) =>
    deleteStudies(writer, new Date(now - studyTerms.keptDays * dayMs)),
  )
  const since = new Date(now - studyTerms.stillSeconds * 1000)
  const still = await stillStudies(deps.database.reader, since, atOnce)
  // While hints wait, another one would tell nothing new.
  if (still.length === 0 || (await deps.jobs.waiting(runStudyJob)) > 0) return 0
  await deps.jobs.add(
    runStudyJob,
    still.map((studyId) => ({ studyId })),
  )
  return still.length
}
