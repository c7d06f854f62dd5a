import type { Phrase } from '../platform/phrase.ts'
import type { Missing } from './completeness.ts'
import type { Criterion } from './completeness-value.ts'

/** What to add to a profile, in a sentence. */
export function adviceToAdd(missing: Missing): Phrase {
  return 'entry' in missing ? ofEntry[missing.add](missing.entry.title) : ofProfile[missing.add]
}

const ofProfile = {
  competency: {
    en: 'State one more competency: what others could use of yours.',
    pl: 'Dodaj kolejną kompetencję: z czego inni mogliby u was skorzystać.',
    de: 'Nennen Sie eine weitere Kompetenz: was andere von Ihnen nutzen könnten.',
    fr: "Ajoutez une compétence : ce que d'autres pourraient utiliser chez vous.",
  },
  need: {
    en: 'State one more need: without needs, no partner can be matched to them.',
    pl: 'Dodaj kolejną potrzebę: bez potrzeb nie ma do czego dopasować partnera.',
    de: 'Nennen Sie einen weiteren Bedarf: ohne Bedarf lässt sich kein Partner zuordnen.',
    fr: 'Ajoutez un besoin : sans besoin, aucun partenaire ne peut y répondre.',
  },
  kind: {
    en: 'Say what kind of organisation it is: company, university, …',
    pl: 'Podaj rodzaj organizacji: przedsiębiorstwo, uczelnia…',
    de: 'Geben Sie die Art der Organisation an: Unternehmen, Hochschule …',
    fr: "Indiquez le type d'organisation : entreprise, université…",
  },
  size: {
    en: 'Say how large the company is: micro, small, medium or large.',
    pl: 'Podaj wielkość firmy: mikro, mała, średnia lub duża.',
    de: 'Geben Sie die Größe des Unternehmens an: Kleinst-, kleines, mittleres oder großes.',
    fr: "Indiquez la taille de l'entreprise : micro, petite, moyenne ou grande.",
  },
  region: {
    en: 'Give the region as a NUTS 2 code, such as PL82: regional partners are found by it.',
    pl: 'Podaj region jako kod NUTS 2, np. PL82: po nim znajdują się partnerzy regionalni.',
    de: 'Geben Sie die Region als NUTS-2-Code an, etwa PL82: danach finden sich regionale Partner.',
    fr: 'Indiquez la région par son code NUTS 2, par exemple PL82 : il sert à trouver les partenaires régionaux.',
  },
  languages: {
    en: 'Say which languages it works in.',
    pl: 'Podaj języki, w których pracuje organizacja.',
    de: 'Geben Sie die Arbeitssprachen an.',
    fr: 'Indiquez les langues de travail.',
  },
  website: {
    en: 'Add the website: partners look there first.',
    pl: 'Dodaj stronę internetową: partnerzy zaglądają tam najpierw.',
    de: 'Ergänzen Sie die Website: Partner sehen dort zuerst nach.',
    fr: "Ajoutez le site web : les partenaires le consultent d'abord.",
  },
  description: {
    en: 'Describe the organisation in two or three sentences.',
    pl: 'Opisz organizację w dwóch–trzech zdaniach.',
    de: 'Beschreiben Sie die Organisation in zwei, drei Sätzen.',
    fr: "Décrivez l'organisation en deux ou trois phrases.",
  },
} as const satisfies Record<string, Phrase>

const ofEntry = {
  words: (title: string): Phrase => ({
    en: `Say more about “${title}”: what exactly, for whom, under which conditions.`,
    pl: `Napisz więcej o wpisie „${title}”: co dokładnie, dla kogo, na jakich warunkach.`,
    de: `Schreiben Sie mehr zu „${title}“: was genau, für wen, unter welchen Bedingungen.`,
    fr: `Dites-en plus sur « ${title} » : quoi exactement, pour qui, à quelles conditions.`,
  }),
  facts: (title: string): Phrase => ({
    en: `Give figures, materials or standards for “${title}”.`,
    pl: `Podaj liczby, materiały lub normy we wpisie „${title}”.`,
    de: `Nennen Sie Zahlen, Werkstoffe oder Normen zu „${title}“.`,
    fr: `Donnez des chiffres, des matériaux ou des normes pour « ${title} ».`,
  }),
  'entry-kind': (title: string): Phrase => ({
    en: `Say of what kind “${title}” is, such as a service or a technology.`,
    pl: `Określ rodzaj wpisu „${title}”, np. usługa albo technologia.`,
    de: `Geben Sie die Art von „${title}“ an, etwa Dienstleistung oder Technologie.`,
    fr: `Précisez la nature de « ${title} », par exemple service ou technologie.`,
  }),
  sectors: (title: string): Phrase => ({
    en: `Add NACE codes to “${title}”: those of the sectors it is for.`,
    pl: `Dodaj kody NACE (PKD) do wpisu „${title}”: branż, których dotyczy.`,
    de: `Ergänzen Sie NACE-Codes zu „${title}“: die der Branchen, für die es gilt.`,
    fr: `Ajoutez des codes NACE à « ${title} » : ceux des secteurs concernés.`,
  }),
  trl: (title: string): Phrase => ({
    en: `Give the technology readiness level (TRL 1 to 9) of “${title}”.`,
    pl: `Podaj poziom gotowości technologicznej (TRL 1–9) wpisu „${title}”.`,
    de: `Geben Sie den Technologie-Reifegrad (TRL 1 bis 9) von „${title}“ an.`,
    fr: `Indiquez le niveau de maturité technologique (TRL 1 à 9) de « ${title} ».`,
  }),
  confirmation: (title: string): Phrase => ({
    en: `Confirm that “${title}” still holds.`,
    pl: `Potwierdź, że wpis „${title}” jest nadal aktualny.`,
    de: `Bestätigen Sie, dass „${title}“ noch gilt.`,
    fr: `Confirmez que « ${title} » est toujours valable.`,
  }),
} as const

export const criterionNames: Readonly<Record<Criterion, Phrase>> = {
  competencies: {
    en: 'competencies',
    pl: 'kompetencje',
    de: 'Kompetenzen',
    fr: 'compétences',
  },
  needs: { en: 'needs', pl: 'potrzeby', de: 'Bedarf', fr: 'besoins' },
  wording: { en: 'wording', pl: 'opisy', de: 'Beschreibungen', fr: 'descriptions' },
  organisation: { en: 'organisation', pl: 'organizacja', de: 'Organisation', fr: 'organisation' },
}

export const checkWords = {
  complete: { en: 'complete', pl: 'kompletności', de: 'vollständig', fr: 'complet' },
  add: {
    en: 'What would bring most:',
    pl: 'Co dałoby najwięcej:',
    de: 'Was am meisten brächte:',
    fr: 'Ce qui apporterait le plus :',
  },
  nothing: {
    en: 'There is nothing to add.',
    pl: 'Nie ma nic do dodania.',
    de: 'Es gibt nichts zu ergänzen.',
    fr: "Il n'y a rien à ajouter.",
  },
} as const satisfies Record<string, Phrase>
