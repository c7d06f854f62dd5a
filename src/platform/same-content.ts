import { isDeepStrictEqual } from 'node:util'

/** Whether `stored` says the same as `stated` in every field that `stated` has. */
export function sameContent<Content extends object>(stated: Content, stored: Content): boolean {
  return Object.entries(stated).every(([field, value]) =>
    isDeepStrictEqual(value, (stored as Record<string, unknown>)[field]),
  )
}
