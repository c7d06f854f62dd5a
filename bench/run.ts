import { renderTable } from './report.ts'
import type { BenchResult } from './result.ts'

/** `full` measures sizes too that take many minutes. */
type Wish = Readonly<{ full: boolean }>

/** Every bench there is; each is loaded only when it is asked for. */
const benches: Readonly<
  Record<string, () => Promise<{ bench: (wish: Wish) => Promise<BenchResult> }>>
> = {
  'all-pairs': () => import('./all-pairs.ts'),
  allocation: () => import('./allocation.ts'),
  api: () => import('./api.ts'),
  circles: () => import('./circles.ts'),
  embedding: () => import('./embedding.ts'),
  golden: async () => {
    const { bench } = await import('./golden.ts')
    return { bench: () => bench() }
  },
  import: () => import('./import.ts'),
  'inferred-needs': () => import('./inferred-needs.ts'),
  intake: () => import('./intake.ts'),
  language: () => import('./language.ts'),
  links: () => import('./links.ts'),
  regions: () => import('./regions.ts'),
  search: () => import('./search.ts'),
  learning: () => import('./learning.ts'),
  seats: () => import('./seats.ts'),
  seeds: () => import('./seeds.ts'),
  matching: () => import('./matching.ts'),
  specialisations: () => import('./specialisations.ts'),
  start: () => import('./start.ts'),
}

async function main(args: readonly string[]): Promise<number> {
  const [name, ...more] = args.filter((arg) => !['--json', '--full'].includes(arg))
  const load = name === undefined || !Object.hasOwn(benches, name) ? undefined : benches[name]
  if (!load || more.length > 0) {
    const names = Object.keys(benches).join(', ')
    const said =
      name === undefined ? 'Name a bench' : `There is no bench "${[name, ...more].join(' ')}"`
    process.stderr.write(
      `${said}: choose one of ${names}, as in npm run bench -- api [--json] [--full].\n`,
    )
    return 1
  }
  const { bench } = await load()
  const { name: measured, load: during, rows } = await bench({ full: args.includes('--full') })
  const result = { name: measured, load: during, rows }
  process.stdout.write(
    args.includes('--json') ? `${JSON.stringify(result)}\n` : renderTable(result),
  )
  return 0
}

process.exitCode = await main(process.argv.slice(2))
