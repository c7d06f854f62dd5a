/** For each rule, the smallest trees that break it and no other: a rule never seen to fail is no rule. */
import type { rules } from './rules.ts'

type Example = Readonly<{ tree: Readonly<Record<string, string>>; file: string; found: string }>

const long = (count: number) => 'export const a = 1\n'.repeat(count)
const path = (...parts: readonly string[]) => ['', ...parts].join('/')

const one = (file: string, text: string, found: string): Example => ({
  tree: { [file]: text },
  file,
  found,
})

const plain = 'src/matching/score.ts'
const action = 'src/matching/suggestion.actions.ts'

export const examples: Readonly<Record<keyof typeof rules, readonly Example[]>> = {
  plainKnowsPlain: [
    one(plain, "import { sql } from 'kysely'", 'kysely'),
    one(plain, "import { createHash } from 'node:crypto'", 'node:crypto'),
    one(plain, "import { Refusal } from '../platform/refusal.ts'", 'src/platform/refusal.ts'),
    one(
      plain,
      "import { rank } from './suggestion.queries.ts'",
      'src/matching/suggestion.queries.ts',
    ),
    one(plain, "export { Hono } from 'hono'", 'hono'),
    one(plain, "import 'zod'", 'zod'),
    one(plain, "const zod = await import('zod')", 'zod'),
  ],
  plainIsPure: [
    one(plain, 'const cores = process.cwd()', 'process.cwd'),
    one(plain, 'const started = performance.now()', 'performance.now'),
  ],
  sqlHasItsPlace: [
    one(action, "reader.selectFrom('entry')", '.selectFrom('),
    one(action, "writer.insertInto('entry')", '.insertInto('),
    one(action, "writer.updateTable('entry')", '.updateTable('),
    one(action, "writer.deleteFrom('entry')", '.deleteFrom('),
    one(action, "writer.mergeInto('entry')", '.mergeInto('),
    one(action, 'sql`select 1`', 'sql`'),
    one(action, 'sql<{ id: string }>`select 1`', 'sql<{ id: string }>`'),
    one(action, "sql.raw('select 1')", 'sql.raw('),
    one('workers/sweep.ts', "reader.selectFrom('entry')", '.selectFrom('),
  ],
  platformKnowsNoFeature: [
    one(
      'src/platform/http.ts',
      "import { rank } from '../matching/rank.ts'",
      'src/matching/rank.ts',
    ),
    one('src/platform/queue.ts', "import { jobs } from '../jobs.ts'", 'src/jobs.ts'),
  ],
  srcKnowsNoTest: [
    one('src/cli.ts', "import { world } from '../test/world.ts'", 'test/world.ts'),
    one('src/web/page.ts', "await import('../../test/world.ts')", 'test/world.ts'),
  ],
  srcKnowsNoWorker: [
    one(action, "import { handlers } from '../../workers/handlers.ts'", 'workers/handlers.ts'),
    one('src/jobs.ts', "import '../workers/main.ts'", 'workers/main.ts'),
  ],
  migrationStandsAlone: [
    one('migrations/2026-11-23T0900-a.ts', "import { a } from '../src/jobs.ts'", 'src/jobs.ts'),
    one('migrations/2026-11-23T0900-a.ts', "import { b } from './b.ts'", 'migrations/b.ts'),
  ],
  featuresPointOneWay: [
    one(
      'src/organisations/organisation.actions.ts',
      "import { rank } from '../matching/rank.ts'",
      'src/matching/rank.ts',
    ),
    one('src/embedding/model.loader.ts', "import '../people/actor.ts'", 'src/people/actor.ts'),
    one(action, "import { page } from '../web/page.ts'", 'src/web/page.ts'),
  ],
  folderIsKnown: [one('src/weather/forecast.ts', 'export const sun = 1', 'src/weather')],
  noCircle: [
    {
      tree: {
        'src/platform/b.ts': "import { a } from './a.ts'",
        'src/platform/a.ts': "import { c } from './c.ts'",
        'src/platform/c.ts': "const b = await import('./b.ts')",
      },
      file: 'src/platform/a.ts',
      found: 'src/platform/a.ts → src/platform/c.ts → src/platform/b.ts → src/platform/a.ts',
    },
    {
      tree: { 'src/platform/a.ts': "import { a } from './a.ts'" },
      file: 'src/platform/a.ts',
      found: 'src/platform/a.ts → src/platform/a.ts',
    },
  ],
  clockHasItsPlace: [
    one(action, 'const now = new Date()', 'new Date()'),
    one(action, 'const now = new Date', 'new Date'),
    one(action, 'const now = Date.now()', 'Date.now'),
    one(action, 'const luck = Math.random()', 'Math.random'),
    one(action, 'const id = crypto.randomUUID()', 'randomUUID'),
    one(action, 'const url = process.env.DATABASE_URL', 'process.env'),
    one('workers/sweep.ts', `const text = \`\${Date.now()}\``, 'Date.now'),
  ],
  doorKnowsNoStore: [
    one('src/people/actor.routes.ts', "import { sql } from 'kysely'", 'kysely'),
    one('src/people/actor.commands.ts', "import pg from 'pg'", 'pg'),
    one('src/people/actor.routes.ts', "import { Queue } from 'bullmq'", 'bullmq'),
    one(
      'src/people/actor.routes.ts',
      "import { a } from 'kysely/helpers/postgres'",
      'kysely/helpers/postgres',
    ),
  ],
  queryKnowsNoDoor: [
    one('src/people/actor.queries.ts', "import { Hono } from 'hono'", 'hono'),
    one(
      'src/people/actor.queries.ts',
      "import { z } from '@hono/zod-openapi'",
      '@hono/zod-openapi',
    ),
    one('src/people/actor.queries.ts', "import { Queue } from 'bullmq'", 'bullmq'),
    one('src/people/actor.queries.ts', "import { z } from 'zod'", 'zod'),
  ],
  folderSaysWhat: [
    one('src/platform/utils/text.ts', 'export const a = 1', 'utils'),
    one('test/helpers/world.ts', 'export const a = 1', 'helpers'),
    one('src/platform/common/text.ts', 'export const a = 1', 'common'),
    one('bench/shared/load.ts', 'export const a = 1', 'shared'),
    one('src/platform/lib/a.ts', 'export const a = 1', 'lib'),
  ],
  exportsHaveNames: [
    one('src/platform/log.ts', 'export default 1', 'export default'),
    one('src/platform/log.ts', 'export { log as default }', 'as default'),
  ],
  fileIsShort: [
    one('src/platform/http.ts', long(251), '251 lines'),
    one('workers/sweep.ts', long(251), '251 lines'),
    one('src/people/phrases.ts', long(401), '401 lines'),
    one('src/people/actor.phrases.ts', long(401), '401 lines'),
  ],
  labelEndsByLanguage: [
    one('src/links/link-render.ts', `\`\${words.seats[language]}: a\``, '[language]}:'),
    one('src/links/link-render.ts', `\`\${say(words.seats)}: a\``, 'say(words.seats)}:'),
  ],
  noMachine: [
    one('README.md', `Look in ${path('work', 'main')} for it`, path('work', 'main')),
    one('src/main.ts', `// ${path('root', 'secrets')}`, path('root', 'secrets')),
  ],
  noRegistry: [
    one('package-lock.json', '"https://registry.' + 'npmjs.org/a"', 'registry.' + 'npmjs.org'),
    one('scripts/install.sh', 'http://deb.' + 'debian.org/debian', 'deb.' + 'debian.org'),
  ],
  noSecret: [
    one('notes.md', `AKIA${'A'.repeat(16)}`, `AKIA${'A'.repeat(16)}`),
    one('.env', `ghp_${'a'.repeat(36)}`, `ghp_${'a'.repeat(36)}`),
    one('key.pem', `-----BEGIN ${'RSA PRIVATE'} KEY-----`, `-----BEGIN ${'RSA PRIVATE'} KEY-----`),
  ],
}

/** A tree that comes close to breaking each rule, and breaks none. */
export const healthy: Readonly<Record<string, string>> = {
  [plain]: `
    import { type Fit, coverage } from './fit.ts'
    import type { Reader } from '../platform/database.ts'
    import { phrase } from '../platform/phrase.ts'
    import { nace } from '../catalogue/nace.ts'
    export type { Entry } from '../profiles/entry.queries.ts'
    // import { sql } from 'kysely', at Date.now() or process.env
    const parsed = new Date('2026-11-23').getTime() + import.meta.url.length
    const said = "import { z } from 'zod'" + \`import 'zod' \${coverage({ a: { b: 1 } })} sql\`
    const process = { phase: 1 }`,
  [action]: `
    import { z } from 'zod'
    import { record } from '../platform/log.ts'
    import { find } from './suggestion.queries.ts'
    const said = 'export default new Date()'
    const looksLike = /sql\`'"/.test(said) ? import('./score.ts') : null`,
  'src/matching/suggestion.queries.ts': "import { sql } from 'kysely'\nsql`select 1`",
  'src/matching/suggestion.routes.ts': "import type { Kysely } from 'kysely'",
  'src/web/page.ts': "import { a } from '../matching/suggestion.actions.ts'",
  'src/platform/clock.ts': "import { sql } from 'kysely'\nconst now = new Date()\nsql`select 1`",
  'src/platform/schema.ts': long(1000),
  'src/people/phrases.ts': long(400),
  'src/main.ts': "import { work } from '../workers/main.ts'\nprocess.env['PORT']",
  'workers/main.ts': "import { jobs } from '../src/jobs.ts'\nprocess.env['PORT']",
  'src/jobs.ts': long(250),
  'migrations/2026-11-23T0900-a.ts': "import { sql } from 'kysely'\nexport default sql`select 1`",
  'vitest.config.ts': 'export default {}',
  'test/world.test.ts': "import { a } from '../src/jobs.ts'\nconst now = new Date()\nsql`select 1`",
  'README.md': 'See https://example.org/work/report and ./root/file. There is no default export.',
}
