/** One measured line: ours beside a named peer in the same run. `ratio` is ours / peer. */
export type BenchRow = Readonly<{
  what: string
  ours: number
  peer: number
  ratio: number
  unit: string
}>

/** What a bench gives back. `load` says under what load of the machine it was taken. */
export type BenchResult = Readonly<{ name: string; load: string; rows: readonly BenchRow[] }>
