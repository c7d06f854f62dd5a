import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import type { z } from 'zod'
import { Refusal } from '../platform/refusal.ts'
import { ParticipationRow, ProgrammePartRow } from './participations.schema.ts'
import type { Participations, PastProject } from './participations.ts'
import { noParticipations, participationsRow } from './phrases.ts'

/**
 * Reads `*participation*.csv` and, where they are, `*programme_parts*.csv` of a folder, gzip or plain; of several, all.
 * @throws Refusal when there is no such table, or one has a row that cannot be read
 */
export function readParticipations(folder: string): Participations {
  const rows = tablesOf(folder, 'participation').flatMap((file) => readRows(file, ParticipationRow))
  if (rows.length === 0) throw new Refusal('not-found', noParticipations(folder))
  const parts = tablesOf(folder, 'programme_parts').flatMap((file) =>
    readRows(file, ProgrammePartRow),
  )
  const topicsOf = Map.groupBy(parts, ({ rcn }) => rcn)
  const projects = [...Map.groupBy(rows, ({ rcn }) => rcn)].map(([id, own]): PastProject => {
    const first = own[0] as (typeof own)[number]
    return {
      id,
      startedOn: first.start_date,
      years: yearsBetween(first.start_date, first.end_date),
      members: [...new Set(own.map(({ pic }) => pic))],
      topics: [...new Set(topicsOf.get(id)?.map((part) => part.programme_part))],
    }
  })
  const organisations = new Map(
    rows.map(({ pic, country, type }) => [pic, { country, kind: type }]),
  )
  return { projects, organisations }
}

function tablesOf(folder: string, name: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((file) => file.includes(name) && /\.csv(\.gz)?$/.test(file))
    .toSorted()
    .map((file) => join(folder, file))
}

function readRows<Shape extends z.ZodType>(file: string, shape: Shape): z.infer<Shape>[] {
  const bytes = readFileSync(file)
  const text = file.endsWith('.gz') ? gunzipSync(bytes) : bytes
  const rows: unknown[] = parse(text, { columns: true, bom: true, skip_empty_lines: true })
  return rows.map((row, at) => {
    const parsed = shape.safeParse(row)
    if (parsed.success) return parsed.data
    const column = String(parsed.error.issues[0]?.path[0] ?? '')
    throw new Refusal('malformed', participationsRow(file, at + 2, column))
  })
}

function yearsBetween(start: string, end: string): number {
  const days = (Date.parse(end) - Date.parse(start)) / 86_400_000
  return Number.isFinite(days) && days > 0 ? days / 365.25 : 0
}
