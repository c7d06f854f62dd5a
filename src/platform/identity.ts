import { createHash, randomBytes } from 'node:crypto'
import { v5, v7 } from 'uuid'

/** The namespace of identifiers that are derived from an external id (RFC 9562, version 5). */
const namespace = '7e0c1f5a-6b0e-5a51-9c1b-3d6f2a9e4b77'

/**
 * An identifier for a new row. A row with an external id gets an id derived from it, so that the same file
 * imported into two databases gives the same ids; without one it is time-ordered and random.
 */
export function newId(table: string, externalId?: string | null): string {
  return externalId ? v5(`${table}:${externalId}`, namespace) : v7()
}

/** A short, stable name for a content: the first 32 hexadecimal digits of its SHA-256. */
export function contentHash(...parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\u0000')).digest('hex').slice(0, 32)
}

/** 32 random bytes as 43 letters, digits, hyphens and underscores: a secret that nobody guesses. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}
