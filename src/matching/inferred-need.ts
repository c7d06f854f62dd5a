/** A need of somebody else's that stands in where an organisation states none, and whose it is. */
export type InferredNeed = Readonly<{ entryId: string; peerId: string }>
