/**
 * Where a need comes from that its organisation did not state: what its peers look for, what their past partners offer, or
 * what others of its sector look for along the value chain.
 */
export type InferredFrom = 'peers' | 'past-partners' | 'value-chain'

/** An entry of somebody else's that stands in for the needs an organisation does not state, and whom it was inferred from. */
export type InferredNeed = Readonly<{
  entryId: string
  /** Organisations whose change may change it: the peer, and its past partner. */
  from: readonly string[]
  source: InferredFrom
}>
