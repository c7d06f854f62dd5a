/** What a score is made of. Each signal is in [0, 1], or `null` where nothing is known. */
export const signalNames = [
  'relevance',
  'band',
  'history',
  'sectors',
  'reach',
  'freshness',
  'completeness',
] as const
export type SignalName = (typeof signalNames)[number]

export type Signals = Readonly<Record<SignalName, number | null>>
