import {
  type Catalogue,
  findCountry,
  findNace,
  findRegion,
  type NaceRevision,
  titleIn,
} from '../catalogue/catalogue.ts'
import { type CatalogueLists, centroidOf } from '../catalogue/catalogue-lists.ts'
import { currentNuts, findNutsStep, naceSteps } from '../catalogue/crosswalk.ts'
import { coversRegion, specialisationProblems } from '../catalogue/specialisation-list.ts'
import { authorise } from '../people/actor.actions.ts'
import type { Actor } from '../people/actor.ts'
import type { Database } from '../platform/database.ts'
import type { Phrase } from '../platform/phrase.ts'
import { Refusal } from '../platform/refusal.ts'
import {
  headingsOf,
  headingsOfCode,
  headingsWithoutParent,
  takenVocabularies,
} from './vocabulary.queries.ts'
import { type Heading, titleLanguages } from './vocabulary.ts'
import { danglingParent, notHere, notThere, otherTitle, unknownCode } from './vocabulary-phrases.ts'

export type CatalogueDeps = Readonly<{
  database: Database
  catalogue: Catalogue
  lists: CatalogueLists
}>

/** A list that there is: shipped, or taken in from a file. */
export type ListedCatalogue = Readonly<{
  name: string
  rows: number
  shipped: boolean
  /** Whence, and how sure, where that is one for the whole list. */
  source: string
  status: string | null
}>

export async function listCatalogue(deps: CatalogueDeps, actor: Actor): Promise<ListedCatalogue[]> {
  authorise(actor, 'catalogue.read')
  const { catalogue, lists } = deps
  const entries = [...catalogue.nace.values()].flatMap((heading) => heading.entries)
  const nace = (revision: NaceRevision) => entries.filter((one) => one.revision === revision).length
  const shipped = (name: string, rows: number, source = 'data/catalogue/README.md') => ({
    name,
    rows,
    shipped: true,
    source,
    status: null,
  })
  const taken = await takenVocabularies(deps.database.reader)
  return [
    shipped('countries', catalogue.countries.size),
    shipped('nace-2', nace('2')),
    shipped('nace-2.1', nace('2.1')),
    shipped('nace-crosswalk', lists.naceCrosswalk.length),
    shipped('value-chain', catalogue.suppliers.size),
    shipped('nuts', catalogue.regions.size),
    shipped('nuts-crosswalk', catalogue.successors.size),
    shipped('nuts-centroids', lists.centroids.size),
    shipped('terms', lists.terms.length),
    shipped('kis-numbering', lists.kisNumbering.length),
    shipped('alert-rules', lists.alertRules.length),
    ...lists.specialisations.map(({ key, items, source, status }) => ({
      ...shipped(key, items.length, source),
      status,
    })),
    ...taken.map(({ name, headings, fileName, importedAt }) => ({
      name,
      rows: headings,
      shipped: false,
      source: `${fileName}, ${importedAt.slice(0, 10)}`,
      status: null,
    })),
  ]
}

/** Everything that any list knows of a code. @throws Refusal `not-found` for one that none knows */
export async function showCode(deps: CatalogueDeps, actor: Actor, code: string) {
  authorise(actor, 'catalogue.read')
  const asked = code.trim()
  const shown = {
    code: asked,
    country: findCountry(deps.catalogue, asked)?.titles ?? null,
    activities: shownActivities(deps, asked),
    region: shownRegion(deps, asked.toUpperCase()),
    taken: await headingsOfCode(deps.database.reader, asked),
  }
  const known =
    shown.country || shown.activities.length > 0 || shown.region || shown.taken.length > 0
  if (!known) throw new Refusal('not-found', unknownCode(asked))
  return shown
}

function shownActivities({ catalogue, lists }: CatalogueDeps, code: string) {
  const heading = findNace(catalogue, code)
  if (!heading) return []
  return heading.entries.map(({ revision, level, parent, titles }) => ({
    revision,
    level,
    parent: parent ?? null,
    titles,
    steps: naceSteps(
      lists.naceCrosswalk,
      heading.code,
      revision === '2' ? 'forwards' : 'backwards',
    ),
  }))
}

function shownRegion({ catalogue, lists }: CatalogueDeps, nuts: string) {
  const region = findRegion(catalogue, nuts)
  const step = findNutsStep(catalogue.successors, nuts)
  if (!region && !step) return null
  const today = currentNuts(catalogue.successors, nuts)
  return {
    name: region?.name ?? null,
    editions: region?.editions ?? [],
    ended: step ?? null,
    centroid: centroidOf(lists.centroids, today[0] ?? nuts) ?? null,
    specialisations: lists.specialisations
      .filter((list) => today.some((code) => coversRegion(list, code)))
      .map(({ key, status }) => ({ key, status })),
  }
}

const told = 1000

/**
 * What does not hold together: shipped lists with wrong codes or overlapping days, headings that were taken in under a parent that is
 * missing, and every difference between a list that ships and the same as taken in.
 */
export async function checkCatalogue(deps: CatalogueDeps, actor: Actor): Promise<Phrase[]> {
  authorise(actor, 'catalogue.read')
  const { reader } = deps.database
  const lists = deps.lists.specialisations
  const dangling = await headingsWithoutParent(reader, told)
  const found = [
    ...lists.flatMap((list) =>
      specialisationProblems(deps.catalogue, list, lists).map(({ phrase }) => phrase),
    ),
    ...dangling.map(({ vocabulary, code, parent }) =>
      danglingParent(`${vocabulary} ${code}`, parent),
    ),
  ]
  for (const { name } of await takenVocabularies(reader)) {
    const ours = shippedHeadings(deps.catalogue, name)
    if (ours) found.push(...differences(name, ours, await headingsOf(reader, name)))
  }
  return found
}

/** The list of that name that ships, as headings by code; undefined where none does. */
function shippedHeadings(catalogue: Catalogue, name: string): Map<string, Heading> | undefined {
  const [what, edition] = name.split('-')
  if (what === 'nace') {
    const entries = [...catalogue.nace.values()].flatMap(({ entries }) => entries)
    return new Map(
      entries
        .filter(({ revision }) => revision === edition)
        .map(({ code, parent, titles }) => [code, { code, parent: parent ?? null, titles }]),
    )
  }
  if (what !== 'nuts') return undefined
  const regions = [...catalogue.regions.values()].filter(({ editions }) =>
    editions.some((one) => String(one) === edition),
  )
  return new Map(
    regions.map(({ code, parent, name: title }) => [
      code,
      { code, parent: parent ?? null, titles: { en: title } },
    ]),
  )
}

function differences(
  name: string,
  ours: ReadonlyMap<string, Heading>,
  theirs: readonly Heading[],
): Phrase[] {
  const codes = new Set(theirs.map(({ code }) => code))
  return [
    ...theirs.flatMap((heading) => {
      const own = ours.get(heading.code)
      return own ? otherTitles(name, own, heading) : [notHere(`${name} ${heading.code}`)]
    }),
    ...[...ours.keys()]
      .filter((code) => !codes.has(code))
      .map((code) => notThere(`${name} ${code}`)),
  ]
}

/** Capitals, blanks and kinds of apostrophe are how a title is printed, not what it says. */
function otherTitles(name: string, own: Heading, theirs: Heading): Phrase[] {
  return titleLanguages.flatMap((language) => {
    const title = theirs.titles[language]
    if (title === undefined) return []
    const shown = titleIn({ en: '', ...own.titles }, language)
    return plain(title) === plain(shown)
      ? []
      : [otherTitle(`${name} ${own.code}`, language, shown, title)]
  })
}

function plain(title: string): string {
  return title
    .replace(/\u00ad/g, '')
    .replace(/’/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
}
