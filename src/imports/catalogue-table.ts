import { type Table, tableOf } from './table.ts'

type Listed = Readonly<{
  name: string
  rows: number
  shipped: boolean
  source: string
  status: string | null
}>

/** A line for each list. */
export function catalogueTable(lists: readonly Listed[]): Table {
  return tableOf(['name', 'rows', 'shipped', 'source', 'status'], lists)
}
