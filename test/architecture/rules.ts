/** The rules of the house, each a sentence that is tested. A new feature is added to `below` first. */
import { neverCircles, neverHolds, neverImports, neverIs, neverSays, type Rule } from './rule.ts'

/** What the features that build on suggestions may read, besides the suggestions themselves. */
const ground = [
  'organisations',
  'profiles',
  'clusters',
  'collaborations',
  'embedding',
  'catalogue',
  'people',
]

/** Each feature, and the features it may read. Everything points one way. */
const below: Readonly<Record<string, readonly string[]>> = {
  catalogue: [],
  embedding: [],
  people: ['catalogue'],
  organisations: ['catalogue', 'people'],
  // Languages are told by a model, too.
  profiles: ['organisations', 'embedding', 'catalogue', 'people'],
  clusters: ['organisations', 'catalogue', 'people'],
  collaborations: ['organisations', 'catalogue', 'people'],
  imports: ['organisations', 'profiles', 'clusters', 'collaborations', 'catalogue', 'people'],
  matching: ground,
  evaluation: ['matching', 'embedding', 'profiles'],
  introductions: ['matching', ...ground],
  // Graphs and tables go out as the files of imports do.
  links: ['introductions', 'imports', 'matching', ...ground],
  regions: ['imports', 'matching', ...ground],
}

const folderOf = (file: string) => /^src\/([^/]+)\//.exec(file)?.[1]
const isFeature = (file: string) => (folderOf(file) ?? '') in below
const isPlain = (file: string) => isFeature(file) && /^src\/[^/]+\/[^/.]+\.ts$/.test(file)
const isPlatform = (file: string) => file.startsWith('src/platform/')
const isRunning = (file: string) => /^(src|workers|migrations)\//.test(file)

/** The files that put a process together: they know which size it is, and what time it is. */
const putsTogether = (file: string) => ['src/main.ts', 'src/cli.ts'].includes(file)

const isPackage = (to: string, ...names: readonly string[]) =>
  names.some((name) => to === name || to.startsWith(`${name}/`))

const clockAndChance =
  /new Date(?:\(\s*\)|\b(?!\s*\())|\bDate\.now\b|\bMath\.random\b|\brandomUUID\b|\bprocess\.env\b/
const sql =
  /\.(?:selectFrom|insertInto|updateTable|deleteFrom|mergeInto)\(|\bsql(?:<[^`]{0,400}>)?`|(?<![.\w])sql\.(?:raw|ref|id|table|join|lit|val)\(/

const longest = (file: string) => (/(?:^|[/.-])phrases\.ts$/.test(file) ? 400 : 250)
const lines = (text: string) => text.trimEnd().split('\n').length

export const rules = {
  plainKnowsPlain: neverImports(
    'In a feature folder, a plain file knows plain files only (and the language of phrases).',
    isPlain,
    (to) => !isPlain(to) && to !== 'src/platform/phrase.ts',
  ),
  plainIsPure: neverSays(
    'In a feature folder, a plain file knows no clock, no chance and no process.',
    isPlain,
    new RegExp(`${clockAndChance.source}|(?<![.\\w])(?:process|performance|crypto)\\.\\w+`),
  ),
  sqlHasItsPlace: neverSays(
    'SQL is spoken in queries, in the platform and in migrations only.',
    (file) => /^(src|workers)\//.test(file) && !isPlatform(file) && !/\.queries\.ts$/.test(file),
    sql,
  ),
  platformKnowsNoFeature: neverImports(
    'The platform knows no feature.',
    isPlatform,
    (to) => to.startsWith('src/') && !isPlatform(to),
  ),
  srcKnowsNoTest: neverImports(
    'src knows no test.',
    (file) => file.startsWith('src/'),
    (to) => to.startsWith('test/'),
  ),
  srcKnowsNoWorker: neverImports(
    'src knows no worker, except where processes are put together.',
    (file) => file.startsWith('src/') && !putsTogether(file),
    (to) => to.startsWith('workers/'),
  ),
  migrationStandsAlone: neverImports(
    'A migration stands alone: it imports packages only, so that it never changes under its feet.',
    (file) => file.startsWith('migrations/'),
    (to) => /^(src|workers|test|bench|scripts|migrations)\//.test(to),
  ),
  featuresPointOneWay: neverImports(
    'A feature reads only the features below it.',
    isFeature,
    (to, file) => {
      const feature = folderOf(file) ?? ''
      const other = folderOf(to)
      if (other === undefined || other === feature || isPlatform(to)) return false
      return !below[feature]?.includes(other)
    },
  ),
  folderIsKnown: neverIs(
    'A folder of src is a feature with a place in the order, the platform, or the web.',
    (file) => {
      const folder = folderOf(file)
      if (folder === undefined || isFeature(file)) return null
      return ['platform', 'web'].includes(folder) ? null : `src/${folder}`
    },
  ),
  noCircle: neverCircles('No file imports itself by way of others.'),
  clockHasItsPlace: neverSays(
    'The environment, the clock and chance are asked in the platform and where processes are put together only.',
    (file) =>
      isRunning(file) && !isPlatform(file) && !putsTogether(file) && file !== 'workers/main.ts',
    clockAndChance,
  ),
  doorKnowsNoStore: neverImports(
    'Routes and commands know neither the database nor the queue: they call actions.',
    (file) => /\.(routes|commands)\.ts$/.test(file),
    (to) => isPackage(to, 'kysely', 'pg', 'bullmq'),
  ),
  queryKnowsNoDoor: neverImports(
    'Queries know neither HTTP, nor the queue, nor the shapes at the door.',
    (file) => /\.queries\.ts$/.test(file),
    (to) => isPackage(to, 'hono', '@hono', 'bullmq', 'zod'),
  ),
  folderSaysWhat: neverIs('A folder is named for what it holds, not for being handy.', (file) => {
    const folders = file.split('/').slice(0, -1)
    return folders.find((folder) => /^(utils?|common|helpers?|shared|lib)$/.test(folder)) ?? null
  }),
  exportsHaveNames: neverSays(
    'What is exported has a name, except where a tool asks for a default.',
    (file) => !file.endsWith('.config.ts') && !file.startsWith('migrations/'),
    /\bexport\s+default\b|\bas\s+default\b/,
  ),
  fileIsShort: neverIs(
    'A file has at most 250 lines, one of phrases at most 400.',
    (file, text) => {
      if (!/^(src|workers)\/.*\.ts$/.test(file) || file === 'src/platform/schema.ts') return null
      return lines(text) > longest(file) ? `${lines(text)} lines` : null
    },
  ),
  labelEndsByLanguage: neverHolds(
    'What follows a label is taken from its language, as colon[language]: French sets a space before it.',
    (file) => /^(src|workers)\//.test(file),
    /\[(?:\w+\.)?language\]\}[:;!?]|\bsay\([^`{}]{1,80}\)\}[:;!?]/,
  ),
  noMachine: neverHolds(
    'No file names a folder of one machine.',
    () => true,
    /(?<![\w.:/@-])\/(?:work|root|Users)\/[\w.-]*/,
  ),
  noRegistry: neverHolds(
    'No file names the host of a package registry: the machine knows where its packages come from.',
    () => true,
    /\bregistry\.(?:[a-z-]+\.)+[a-z]{2,}|\b(?:deb|ftp)\.(?:[a-z]+\.)*debian\.org|\bsnapshot\.debian\.org|\bnpmmirror\.com|\bproxy\.golang\.org/,
  ),
  noSecret: neverHolds(
    'No file holds a secret.',
    () => true,
    /-----BEGIN [A-Z ]*PRIVATE KEY-----|\bAKIA[0-9A-Z]{16}\b|\bgh[opusr]_\w{36}|\bgithub_pat_\w{40}|\bnpm_[A-Za-z0-9]{36}|_authToken\s*=|\bxox[abps]-[\w-]{10}|(?<![\w-])sk[-_](?:live_)?[A-Za-z0-9]{24}|\bAIza[\w-]{35}/,
  ),
} as const satisfies Record<string, Rule>
