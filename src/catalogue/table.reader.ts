import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'

/** A row of a table: the value of a column, which must be there. */
export type Row = (column: string) => string

export function readRows(folder: URL, file: string): Row[] {
  const text = readFileSync(new URL(file, folder))
  const records: Record<string, string>[] = parse(text, { columns: true, bom: true })
  return records.map((record) => (column) => {
    const value = record[column]
    if (value === undefined) throw new Error(`${file} has no column "${column}".`)
    return value
  })
}

/** The rows of a table that a folder may do without. */
export function readRowsIfThere(folder: URL, file: string): Row[] {
  return existsSync(new URL(file, folder)) ? readRows(folder, file) : []
}

export function oneOf<T extends string | number>(
  allowed: readonly T[],
  text: string,
  of: string,
): T {
  const found = allowed.find((value) => String(value) === text)
  if (found !== undefined) return found
  throw new Error(`"${text}" of ${of} is none of ${allowed.join(', ')}.`)
}

export function words(text: string): string[] {
  return text.split(' ').filter((word) => word !== '')
}

export function twice(file: string, code: string): Error {
  return new Error(`${file} gives ${code} twice.`)
}

export function asFolder(folder: URL): URL {
  return folder.href.endsWith('/') ? folder : new URL(`${folder.href}/`)
}

/** The folder that ships with Splot. */
export const shippedCatalogue = new URL('../../data/catalogue/', import.meta.url)
