import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { ModelUnavailable } from './model-unavailable.ts'
import type { RandomState } from './random.ts'
import type { TableState } from './table.training.ts'

/** How far the training of a model is: the tables that are done, and the one under way. */
export type Checkpoint = Readonly<{ done: readonly Float32Array[]; under: TableState | undefined }>

type Header = Readonly<{
  /** What must be the same to go on: recipe, seed and data. */
  fingerprint: string
  done: readonly number[]
  under:
    | Readonly<{
        epochsDone: number
        step: number
        stepsTotal: number
        loss: number
        random: RandomState
        dimension: number
        values: number
        rows: number
      }>
    | undefined
}>

/** Writes a checkpoint in the place of an earlier one, which stays whole until the new one is. */
export function writeCheckpoint(file: string, fingerprint: string, checkpoint: Checkpoint): void {
  const { done, under } = checkpoint
  const header: Header = {
    fingerprint,
    done: done.map(({ length }) => length),
    under: under && {
      epochsDone: under.epochsDone,
      step: under.step,
      stepsTotal: under.stepsTotal,
      loss: under.loss,
      random: under.random,
      dimension: under.table.dimension,
      values: under.table.values.length,
      rows: under.table.steps.length,
    },
  }
  const text = Buffer.from(`${JSON.stringify(header)}\n`)
  const arrays = [
    ...done,
    ...(under
      ? [under.table.values, under.table.means, under.table.squares, under.table.steps]
      : []),
  ]
  mkdirSync(dirname(file), { recursive: true })
  const parts = arrays.map(({ buffer, byteOffset, byteLength }) =>
    Buffer.from(buffer, byteOffset, byteLength),
  )
  writeFileSync(`${file}.new`, Buffer.concat([text, ...parts]))
  renameSync(`${file}.new`, file)
}

/**
 * @throws ModelUnavailable when there is no checkpoint, or one of another recipe, seed or data
 */
export function readCheckpoint(file: string, fingerprint: string): Checkpoint {
  if (!existsSync(file))
    throw new ModelUnavailable(
      `There is no interrupted training at ${file}: leave out --resume to begin one.`,
    )
  const bytes = readFileSync(file)
  const end = bytes.indexOf(10)
  const header = JSON.parse(bytes.toString('utf8', 0, end)) as Header
  if (header.fingerprint !== fingerprint)
    throw new ModelUnavailable(
      `The interrupted training at ${file} had another recipe, seed or data. Give the same options and folder as then, or leave out --resume to begin anew.`,
    )
  let at = end + 1
  const take = (length: number) => {
    const copy = new Uint8Array(bytes.subarray(at, at + 4 * length))
    at += 4 * length
    return copy.buffer
  }
  const done = header.done.map((length) => new Float32Array(take(length)))
  if (!header.under) return { done, under: undefined }
  const { dimension, values, rows, ...state } = header.under
  const table = {
    dimension,
    values: new Float32Array(take(values)),
    means: new Float32Array(take(values)),
    squares: new Float32Array(take(values)),
    steps: new Uint32Array(take(rows)),
  }
  return { done, under: { ...state, table } }
}

export function removeCheckpoint(file: string): void {
  rmSync(file, { force: true })
}
