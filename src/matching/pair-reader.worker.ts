/** A thread of `readPairs`: it is given all texts when it starts, in shared memory, and writes what it finds there. */
import { workerData } from 'node:worker_threads'
import { PieceCosines } from '../embedding/piece-cosines.ts'
import type { QuantisedTable } from '../embedding/quantise.ts'
import { answerTasks } from '../platform/thread.ts'
import { PairReader, type PairWork } from './pair-reader.ts'
import type { Range } from './ranges.ts'

export type PairThreadWork = PairWork & Readonly<{ table: QuantisedTable }>
/** Rows of cosines to write, or needs to read once all rows are written. */
export type PairTask = Range & Readonly<{ kind: 'compare' | 'read' }>

const { table, ...work } = workerData as PairThreadWork
const reader = new PairReader(work, new PieceCosines(table))

answerTasks(({ kind, ...range }: PairTask) => reader[kind](range))
