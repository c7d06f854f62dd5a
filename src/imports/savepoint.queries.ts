import { sql } from 'kysely'
import type { Writer } from '../platform/database.ts'

/** Does something that may fail without giving up the transaction: on an error all of it is undone, and it goes on. */
export async function tentatively<T>(writer: Writer, work: () => Promise<T>): Promise<T> {
  await sql`savepoint tentative`.execute(writer)
  try {
    return await work()
  } catch (error) {
    await sql`rollback to savepoint tentative`.execute(writer)
    throw error
  } finally {
    await sql`release savepoint tentative`.execute(writer)
  }
}
