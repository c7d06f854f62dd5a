import type { Actor } from '../people/actor.ts'
import type { Writer } from '../platform/database.ts'
import { findIntroductionOfPair } from './introduction.queries.ts'
import { sideOf } from './pair.ts'
import { move } from './transition.actions.ts'

/** A new block between two organisations, both of which are held. */
type Block = Readonly<{ organisationId: string; blockedId: string; at: Date }>

/** Closes what is under way between whoever blocks and the blocked, without telling the other side. */
export async function closeForBlock(
  writer: Writer,
  actor: Actor,
  { organisationId, blockedId, at }: Block,
): Promise<void> {
  const introduction = await findIntroductionOfPair(writer, organisationId, blockedId)
  const side = introduction && sideOf(introduction, organisationId)
  if (!introduction || !side) return
  const doing = { actor: actor.name, event: { kind: 'block', side } as const, now: at }
  await move(writer, introduction, doing)
}
