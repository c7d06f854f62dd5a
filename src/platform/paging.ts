import { z } from 'zod'
import { Refusal } from './refusal.ts'

/** One page of a list: the items, and where the next page starts (nothing on the last one). */
export type Page<Item> = Readonly<{ items: readonly Item[]; next: string | null }>

/** Where a page starts: after this sort key and id. Keyset, so a page costs the same wherever it starts. */
export type Position = Readonly<{ key: string; id: string }>

export const PageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(2000).optional(),
})
export type PageWish = z.infer<typeof PageQuery>

/**
 * Reads the `next` of an earlier page; `isKey` tells what this list sorts by from what another one does.
 * @throws Refusal `malformed` for anything else
 */
export function positionOf(after: string | undefined, isKey = isText): Position | undefined {
  if (after === undefined) return undefined
  try {
    const [key, id] = JSON.parse(Buffer.from(after, 'base64url').toString('utf8')) as unknown[]
    if (typeof key === 'string' && isKey(key) && typeof id === 'string' && uuid.test(id))
      return { key, id }
  } catch {}
  throw new Refusal('malformed', {
    en: 'The "after" value is not one that this list gave out. Take "next" from the last page, or leave it out to start.',
    pl: 'Wartość „after” nie pochodzi z tej listy. Użyj „next” z poprzedniej strony albo pomiń ją, by zacząć od początku.',
    de: 'Der Wert „after“ stammt nicht aus dieser Liste. Nehmen Sie „next“ der letzten Seite oder lassen Sie ihn weg.',
    fr: 'La valeur « after » ne vient pas de cette liste. Reprenez « next » de la dernière page ou omettez-la.',
  })
}

/** What PostgreSQL takes for a text: it knows no null character. */
function isText(key: string): boolean {
  return !key.includes('\u0000')
}

/** A moment as lists in order of time have it for a key; PostgreSQL knows no year 0. */
export function isMoment(key: string): boolean {
  return z.iso.datetime().safeParse(key).success && !key.startsWith('0000')
}

/** Cuts a list that was read one row too far into a page. */
export function pageOf<Item>(
  rows: readonly Item[],
  limit: number,
  at: (item: Item) => Position,
): Page<Item> {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  const next = rows.length > limit && last !== undefined ? cursor(at(last)) : null
  return { items, next }
}

function cursor(position: Position): string {
  return Buffer.from(JSON.stringify([position.key, position.id])).toString('base64url')
}

export const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
