import { kindNames } from '../organisations/phrases.ts'
import { type Counted, counted, type Phrase } from '../platform/phrase.ts'
import type { Constraints, KindQuota } from './brief.ts'
import type { RuleName } from './group-rules.ts'
import { membersCounted as members } from './nouns.ts'

const sme: Phrase = { en: 'SME', pl: 'MŚP', de: 'KMU', fr: 'PME' }

/** One constraint in words, as it reads in a list: "at least 3 countries". */
export function constraintPhrase(
  name: RuleName,
  constraints: Constraints,
  nameOf: (id: string) => string,
): Phrase {
  const { membersMin, membersMax, countriesMin, regions, clusters, largestShare } = constraints
  switch (name.rule) {
    case 'membersMin':
      return atLeast(membersMin, members)
    case 'membersMax':
      return atMost(membersMax, members)
    case 'countriesMin':
      return atLeast(countriesMin, countries)
    case 'contactBudget':
      return atMost(constraints.contactBudget ?? 0, asked)
    case 'regions':
      return onlyIn(regions.join(', '))
    case 'clusters':
      return onlyInClusters(String(clusters.length))
    case 'largestShare':
      return share(String(Math.round(100 * largestShare)))
    case 'obligatory':
      return mustTakePart(nameOf(name.id))
    case 'quota':
      return quota(constraints.quotas[name.place])
    default:
      return plainConstraints[name.rule]
  }
}

const countries: Counted = {
  en: ['country', 'countries'],
  pl: ['kraj', 'kraje', 'krajów'],
  de: ['Land', 'Länder'],
  fr: ['pays', 'pays'],
}
const asked: Counted = {
  en: ['organisation asked', 'organisations asked'],
  pl: ['zapytana organizacja', 'zapytane organizacje', 'zapytanych organizacji'],
  de: ['gefragte Organisation', 'gefragte Organisationen'],
  fr: ['organisation sollicitée', 'organisations sollicitées'],
}

function atLeast(count: number, of: Counted): Phrase {
  const { en, pl, de, fr } = counted(count, of)
  return {
    en: `at least ${en}`,
    pl: `co najmniej ${pl}`,
    de: `mindestens ${de}`,
    fr: `au moins ${fr}`,
  }
}

function atMost(count: number, of: Counted): Phrase {
  const { en, pl, de, fr } = counted(count, of)
  return { en: `at most ${en}`, pl: `najwyżej ${pl}`, de: `höchstens ${de}`, fr: `au plus ${fr}` }
}

function onlyIn(places: string): Phrase {
  return {
    en: `only organisations in ${places}`,
    pl: `tylko organizacje z ${places}`,
    de: `nur Organisationen in ${places}`,
    fr: `uniquement des organisations de ${places}`,
  }
}

function onlyInClusters(count: string): Phrase {
  return {
    en: `only members of the clusters named (${count})`,
    pl: `tylko członkowie wskazanych klastrów (${count})`,
    de: `nur Mitglieder der genannten Cluster (${count})`,
    fr: `uniquement des membres des clusters indiqués (${count})`,
  }
}

function share(percent: string): Phrase {
  return {
    en: `no member covers more than ${percent} % of the seats`,
    pl: `żaden członek nie zajmuje więcej niż ${percent} % miejsc`,
    de: `kein Mitglied deckt mehr als ${percent} % der Plätze ab`,
    fr: `aucun membre ne couvre plus de ${percent} % des places`,
  }
}

function mustTakePart(name: string): Phrase {
  return {
    en: `${name} takes part`,
    pl: `${name} bierze udział`,
    de: `${name} nimmt teil`,
    fr: `${name} participe`,
  }
}

function quota(wanted: KindQuota | undefined): Phrase {
  const kinds = (wanted?.kinds ?? []).map((kind) => kindNames[kind])
  const names = wanted?.sme ? [sme, ...kinds] : kinds
  const joined = (language: keyof Phrase) => names.map((name) => name[language]).join(' / ')
  const count = wanted?.atLeast ?? 1
  return {
    en: `at least ${count} × ${joined('en')}`,
    pl: `co najmniej ${count} × ${joined('pl')}`,
    de: `mindestens ${count} × ${joined('de')}`,
    fr: `au moins ${count} × ${joined('fr')}`,
  }
}

const plainConstraints = {
  apart: {
    en: 'organisations that do not want to meet, or are one legal entity, stay apart',
    pl: 'organizacje, które nie chcą się spotkać albo są jednym podmiotem, nie są w jednej grupie',
    de: 'Organisationen, die sich nicht begegnen wollen oder eine Rechtsperson sind, bleiben getrennt',
    fr: 'les organisations qui ne veulent pas se rencontrer, ou sont une même entité, restent séparées',
  },
  excluded: {
    en: 'the organisations excluded stay out',
    pl: 'wykluczone organizacje nie biorą udziału',
    de: 'die ausgeschlossenen Organisationen bleiben draußen',
    fr: 'les organisations exclues restent dehors',
  },
} as const satisfies Record<string, Phrase>

/** Why there is no group: what of the brief cannot hold together. */
export function conflictSentence(constraints: readonly Phrase[]): Phrase {
  if (constraints.length === 0) return nobody
  const [only] = constraints
  if (only && constraints.length === 1)
    return {
      en: `No group keeps to this: ${only.en}. Give it up, or ask for less.`,
      pl: `Żadna grupa nie spełnia tego warunku: ${only.pl}. Zrezygnuj z niego albo go złagodź.`,
      de: `Keine Gruppe erfüllt diese Bedingung: ${only.de}. Geben Sie sie auf oder lockern Sie sie.`,
      fr: `Aucun groupe ne respecte cette condition : ${only.fr}. Renoncez-y ou assouplissez-la.`,
    }
  const list = (language: keyof Phrase) =>
    constraints.map((one) => one[language]).join(constraints.length > 2 ? '; ' : and[language])
  return {
    en: `No group keeps to all of this at once: ${list('en')}. Give up any one of them.`,
    pl: `Żadna grupa nie spełnia tego wszystkiego naraz: ${list('pl')}. Zrezygnuj z jednego z tych warunków.`,
    de: `Keine Gruppe erfüllt das alles zugleich: ${list('de')}. Geben Sie eine dieser Bedingungen auf.`,
    fr: `Aucun groupe ne respecte tout cela à la fois : ${list('fr')}. Renoncez à l'une de ces conditions.`,
  }
}

const and: Phrase = { en: ' and ', pl: ' oraz ', de: ' und ', fr: ' et ' }

const nobody: Phrase = {
  en: 'Nobody states anything that would fill any of these seats. Describe them in other words, or invite organisations that can.',
  pl: 'Nikt nie podaje niczego, co wypełniłoby którekolwiek z tych miejsc. Opisz je innymi słowami albo zaproś organizacje, które to potrafią.',
  de: 'Niemand nennt etwas, das einen dieser Plätze füllen würde. Beschreiben Sie sie mit anderen Worten oder laden Sie Organisationen ein, die das können.',
  fr: "Personne n'indique rien qui remplirait l'une de ces places. Décrivez-les autrement, ou invitez des organisations qui en sont capables.",
}

export const undecided: Phrase = {
  en: 'In the time given no group was found, and none was proved impossible. Ask for fewer seats or fewer constraints, or give it longer: splot link propose --seconds 60.',
  pl: 'W danym czasie nie znaleziono grupy ani nie dowiedziono, że jej nie ma. Podaj mniej miejsc lub ograniczeń albo daj więcej czasu: splot link propose --seconds 60.',
  de: 'In der gegebenen Zeit wurde keine Gruppe gefunden, und keine als unmöglich erwiesen. Verlangen Sie weniger Plätze oder Bedingungen, oder geben Sie mehr Zeit: splot link propose --seconds 60.',
  fr: "Dans le temps imparti, aucun groupe n'a été trouvé ni prouvé impossible. Demandez moins de places ou de conditions, ou accordez plus de temps : splot link propose --seconds 60.",
}
