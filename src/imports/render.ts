import { colon, type Language, type Phrase } from '../platform/phrase.ts'
import type { Counts, Importable, RowProblem } from './import.ts'

/** What became of one file, as a terminal shows it. */
export type FileReport = Readonly<{
  file: string
  what: Importable | null
  counts: Counts
  problems: number
  /** The first few of them. */
  shown: readonly RowProblem[]
  /** Why the file was not read to its end, or not at all. */
  stopped: Phrase | null
}>

const words = {
  file: { en: 'file', pl: 'plik', de: 'Datei', fr: 'fichier' },
  rows: { en: 'rows', pl: 'wiersze', de: 'Zeilen', fr: 'lignes' },
  created: { en: 'created', pl: 'nowe', de: 'neu', fr: 'créées' },
  updated: { en: 'updated', pl: 'zmienione', de: 'geändert', fr: 'modifiées' },
  unchanged: { en: 'unchanged', pl: 'bez zmian', de: 'unverändert', fr: 'inchangées' },
  refused: { en: 'refused', pl: 'odrzucone', de: 'abgelehnt', fr: 'refusées' },
} as const satisfies Record<string, Phrase>

const dryRunNote: Phrase = {
  en: 'This was a dry run: nothing was stored.',
  pl: 'To był przebieg próbny: nic nie zapisano.',
  de: 'Das war ein Probelauf: nichts wurde gespeichert.',
  fr: "C'était un essai : rien n'a été enregistré.",
}

function more(count: number): Phrase {
  return {
    en: `… and ${count} more; --problems FILE writes all of them.`,
    pl: `… i jeszcze ${count}; --problems PLIK zapisuje wszystkie.`,
    de: `… und ${count} weitere; --problems DATEI schreibt alle.`,
    fr: `… et ${count} de plus ; --problems FICHIER les écrit tous.`,
  }
}

/** The table of counts, and below it the first problems of each file with how to mend them. */
export function renderReports(
  reports: readonly FileReport[],
  language: Language,
  dryRun: boolean,
): string {
  const columns = ['rows', 'created', 'updated', 'unchanged', 'refused'] as const
  const header = [words.file[language], ...columns.map((column) => words[column][language])]
  const table = reports.map(({ file, counts }) => [
    file,
    ...columns.map((column) => String(counts[column])),
  ])
  const problems = reports.flatMap((report) => renderProblems(report, language))
  const note = dryRun ? [dryRunNote[language]] : []
  return `${[...aligned([header, ...table]), ...problems, ...note].join('\n')}\n`
}

function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  )
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  )
}

function renderProblems(
  { file, shown, problems, stopped }: FileReport,
  language: Language,
): string[] {
  const lines = shown.map(({ line, column, value, phrase }) => {
    const place = [
      `${file}:${line}`,
      ...(column === null ? [] : [column]),
      ...(value === null ? [] : [`"${oneLine(value)}"`]),
    ]
    return `${place.join('  ')}\n    ${phrase[language]}`
  })
  const rest = problems > shown.length ? [more(problems - shown.length)[language]] : []
  const end = stopped === null ? [] : [`${file}${colon[language]} ${stopped[language]}`]
  const all = [...lines, ...rest, ...end]
  return all.length > 0 ? ['', ...all] : []
}

function oneLine(value: string): string {
  const flat = value.replace(/\s+/g, ' ')
  return flat.length > 60 ? `${flat.slice(0, 59)}…` : flat
}
