import { isDeepStrictEqual } from 'node:util'
import { setPairVeto } from '../matching/veto.queries.ts'
import { touchProfiles } from '../organisations/organisation.queries.ts'
import type { Writer } from '../platform/database.ts'
import type { HistoryEvent } from './history.ts'
import type { Standing } from './introduction.ts'
import type { Introduction } from './pair.ts'
import { vetoOf } from './veto.ts'

/** What happened, and how the two stood before; how they stand now is in the introduction. */
type Transition = Readonly<{ event: HistoryEvent; before: Standing }>

/**
 * Told of every transition once, inside the transaction that stores it: whatever must follow from what organisations answer
 * hangs on here. Both organisations are held.
 */
export async function onTransition(
  writer: Writer,
  introduction: Introduction,
  { before }: Transition,
): Promise<void> {
  await keepVeto(writer, introduction, before)
}

/** Whoever is in touch, or said no, is not suggested meanwhile. */
async function keepVeto(
  writer: Writer,
  { aId, bId, standing }: Introduction,
  before: Standing,
): Promise<void> {
  const veto = vetoOf(standing)
  if (isDeepStrictEqual(veto, vetoOf(before))) return
  await setPairVeto(writer, [aId, bId], veto)
  await touchProfiles(writer, [aId, bId])
}
