import type { AlertRule } from '../catalogue/catalogue-lists.ts'

/** Who backs an activity in a region. */
export type Backing = Readonly<{
  organisations: number
  smallAndMedium: number
  research: number
  /** How many of them stated or changed something within a year, and in the year before it. */
  lately: number
  before: number
}>

export type Emergence = Readonly<{
  alert: boolean
  missing: Pick<AlertRule, 'organisations' | 'smallAndMedium' | 'research'>
}>

/** Whether a rule is met by an activity that is on no list and grows, and what is missing to it otherwise. */
export function emergenceOf(
  backing: Backing,
  rule: Pick<AlertRule, 'organisations' | 'smallAndMedium' | 'research'>,
): Emergence {
  const missing = {
    organisations: Math.max(0, rule.organisations - backing.organisations),
    smallAndMedium: Math.max(0, rule.smallAndMedium - backing.smallAndMedium),
    research: Math.max(0, rule.research - backing.research),
  }
  const enough = Object.values(missing).every((count) => count === 0)
  return { alert: enough && backing.lately > backing.before, missing }
}
