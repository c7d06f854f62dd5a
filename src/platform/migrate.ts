import { readdir } from 'node:fs/promises'
import { isDeepStrictEqual } from 'node:util'
import { runMigrations } from 'bullmq'
import { DEFAULT_MIGRATION_TABLE, type Migration, Migrator } from 'kysely/migration'
import type { Database } from './database.ts'
import type { Phrase } from './phrase.ts'
import { Refusal } from './refusal.ts'

const folder = new URL('../../migrations/', import.meta.url)

async function namesOfThisVersion(): Promise<string[]> {
  const files = await readdir(folder)
  return files.flatMap((file) => (file.endsWith('.ts') ? file.slice(0, -3) : []))
}

async function getMigrations(): Promise<Record<string, Migration>> {
  const loaded = (await namesOfThisVersion()).map(
    async (name) =>
      [name, (await import(new URL(`${name}.ts`, folder).href)) as Migration] as const,
  )
  return Object.fromEntries(await Promise.all(loaded))
}

/**
 * Brings the database to the newest form: our tables, then the job queue's own (schema `bullmq`). Several
 * processes may call it at once; an advisory lock lets one do the work.
 * @returns the names of the migrations that ran now
 * @throws Refusal `unavailable` when the server does not answer or turns us away
 */
export async function migrate(database: Database): Promise<string[]> {
  const ran = (await isNewest(database)) ? [] : await runOurs(database)
  const client = await database.pool.connect()
  try {
    await runMigrations(client, 'bullmq')
  } finally {
    client.release()
  }
  // PGlite has one session for us and the queue, so its path must name both.
  if (database.embedded) await database.pool.query('set search_path to public, bullmq')
  return ran
}

async function runOurs({ kysely }: Database): Promise<string[]> {
  const migrator = new Migrator({ db: kysely, provider: { getMigrations } })
  const { error, results = [] } = await migrator.migrateToLatest()
  if (error) throw refusalOf(error) ?? error
  return results
    .filter((result) => result.status === 'Success')
    .map((result) => result.migrationName)
}

/**
 * Whether there is nothing to do, by one look at what has run; Kysely looks through the whole catalogue of the database for that,
 * twice, which takes as long as opening it.
 */
async function isNewest(database: Database): Promise<boolean> {
  const [ran, ours] = await Promise.all([namesThatRan(database), namesOfThisVersion()])
  return isDeepStrictEqual(ran.sort(), ours.sort())
}

/** Whether every migration of this version has run: part of being ready. */
export async function isMigrated(database: Database): Promise<boolean> {
  const ran = new Set(await namesThatRan(database))
  return (await namesOfThisVersion()).every((name) => ran.has(name))
}

/** @throws Refusal `unavailable` when the server does not answer or turns us away */
async function namesThatRan({ pool }: Database): Promise<string[]> {
  try {
    const { rows } = await pool.query<{ name: string }>(
      `select name from ${DEFAULT_MIGRATION_TABLE}`,
    )
    return rows.map(({ name }) => name)
  } catch (error) {
    if (isMissing(error)) return []
    throw refusalOf(error) ?? error
  }
}

/** What of a failed migration the operator can mend; nothing for our own mistakes. */
function refusalOf(error: unknown): Refusal | undefined {
  if (isUnreachable(error)) return new Refusal('unavailable', databaseUnreachable)
  return lacksExtension(error) ? new Refusal('unavailable', extensionMissing) : undefined
}

/** Whether the server has not got an extension, or this user may not create it. */
export function lacksExtension(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false
  return /^(0A000|58P01|42501)$/.test(String(error.code)) && /\bextension\b/.test(error.message)
}

const extensionMissing: Phrase = {
  en: 'The database lacks the extension "vector" (pgvector) or "pg_trgm", or this user may not create them. Install both on the server, or have an administrator run: create extension vector; create extension pg_trgm;',
  pl: 'W bazie danych brakuje rozszerzenia „vector” (pgvector) lub „pg_trgm” albo ten użytkownik nie może ich utworzyć. Zainstaluj oba na serwerze lub poproś administratora o wykonanie: create extension vector; create extension pg_trgm;',
  de: 'Der Datenbank fehlt die Erweiterung „vector“ (pgvector) oder „pg_trgm“, oder dieser Benutzer darf sie nicht anlegen. Installieren Sie beide auf dem Server, oder lassen Sie einen Administrator ausführen: create extension vector; create extension pg_trgm;',
  fr: "Il manque à la base de données l'extension « vector » (pgvector) ou « pg_trgm », ou cet utilisateur ne peut pas les créer. Installez les deux sur le serveur, ou faites exécuter par un administrateur : create extension vector; create extension pg_trgm;",
}

/** Whether nothing has ever run here: there is not even the table of what has. */
function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '42P01'
}

/** Whether no server answered, or it turned us away: what the operator mends, not we. */
function isUnreachable(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|28P01|28000|3D000)$/.test(code)
}

const databaseUnreachable: Phrase = {
  en: 'The database of DATABASE_URL does not answer, or refuses this user, password or database name. Check the address and that the server runs.',
  pl: 'Baza danych z DATABASE_URL nie odpowiada albo odrzuca użytkownika, hasło lub nazwę bazy. Sprawdź adres i czy serwer działa.',
  de: 'Die Datenbank aus DATABASE_URL antwortet nicht oder weist Benutzer, Passwort oder Datenbanknamen ab. Prüfen Sie die Adresse und ob der Server läuft.',
  fr: "La base de données de DATABASE_URL ne répond pas, ou refuse l'utilisateur, le mot de passe ou le nom de base. Vérifiez l'adresse et que le serveur fonctionne.",
}
