import { setTimeout as pause } from 'node:timers/promises'
import { makingNow } from './maker.actions.ts'
import { countUnembedded } from './meaning.queries.ts'
import { countStale } from './state.queries.ts'
import type { SuggestionDeps } from './suggestion.actions.ts'

/** What still waits: entries without a vector, organisations without fresh suggestions. */
export type Backlog = Readonly<{ unembedded: number; stale: number }>

export async function backlogOf(deps: SuggestionDeps): Promise<Backlog> {
  const { maker } = await makingNow(deps)
  const unembedded = await countUnembedded(deps.database.reader, maker.modelId)
  const stale = await countStale(deps.database.reader, maker)
  return { unembedded, stale }
}

/** Waits until workers have dealt with everything, telling what is left now and then. */
export async function untilFresh(
  deps: SuggestionDeps,
  tell: (backlog: Backlog) => void,
): Promise<void> {
  for (;;) {
    const backlog = await backlogOf(deps)
    tell(backlog)
    if (backlog.unembedded + backlog.stale === 0) return
    await pause(250)
  }
}
