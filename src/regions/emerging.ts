/** From when on a theme that is on no list deserves to be looked at: how many different organisations back it. */
export type AlertRule = Readonly<{
  name: string
  source: string
  organisations: number
  smallAndMedium: number
  research: number
}>

/** What a Polish region asks for before it admits a specialisation. */
export const warminskoMazurskie: AlertRule = {
  name: 'Warmińsko-Mazurskie',
  source:
    'Regional smart specialisations of Warmińsko-Mazurskie: 20 stakeholders, 15 regional SMEs, a research unit',
  organisations: 20,
  smallAndMedium: 15,
  research: 1,
}

/** Who backs an activity in a region. */
export type Backing = Readonly<{
  organisations: number
  smallAndMedium: number
  research: number
  /** How many of them stated or changed something within a year, and in the year before it. */
  lately: number
  before: number
}>

export type Emergence = Readonly<{ alert: boolean; missing: Omit<AlertRule, 'name' | 'source'> }>

/** Whether a rule is met by an activity that is on no list and grows, and what is missing to it otherwise. */
export function emergenceOf(backing: Backing, rule: AlertRule): Emergence {
  const missing = {
    organisations: Math.max(0, rule.organisations - backing.organisations),
    smallAndMedium: Math.max(0, rule.smallAndMedium - backing.smallAndMedium),
    research: Math.max(0, rule.research - backing.research),
  }
  const enough = Object.values(missing).every((count) => count === 0)
  return { alert: enough && backing.lately > backing.before, missing }
}
