import type { BenchResult, BenchRow } from './result.ts'

const heads = ['what', 'ours', 'peer', 'ratio', 'unit'] as const

/** A result for people: one line a row, numbers to the right, and the load it was taken under. */
export function renderTable({ name, load, rows }: BenchResult): string {
  const lines = [heads.map(String), ...rows.map((row) => heads.map((head) => cell(row, head)))]
  const widths = heads.map((_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  )
  const text = lines.map((line) =>
    line
      .map((value, column) =>
        isNumber(heads[column])
          ? value.padStart(widths[column] ?? 0)
          : value.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  )
  const rule = widths.map((width) => '─'.repeat(width)).join('  ')
  return `${name} (${load})\n\n${[text[0], rule, ...text.slice(1)].join('\n')}\n`
}

function isNumber(head: (typeof heads)[number] | undefined): boolean {
  return head === 'ours' || head === 'peer' || head === 'ratio'
}

function cell(row: BenchRow, head: (typeof heads)[number]): string {
  const value = row[head]
  if (typeof value === 'string') return value
  return head === 'ratio' ? value.toFixed(2) : shortNumber(value)
}

/** Three meaningful digits, and no more than the unit can bear. */
function shortNumber(value: number): string {
  if (!Number.isFinite(value)) return '–'
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en')
  return value.toPrecision(3)
}
