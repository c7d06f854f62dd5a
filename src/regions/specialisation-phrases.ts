import type { Phrase } from '../platform/phrase.ts'

export function noOwnList(key: string): Phrase {
  return {
    en: `This installation keeps no list "${key}" of its own. Shipped lists cannot be removed: keep one with the same key in its place.`,
    pl: `Ta instalacja nie ma własnej listy „${key}”. List dostarczonych nie można usunąć: zapisz w ich miejsce listę o tym samym kluczu.`,
    de: `Diese Installation führt keine eigene Liste „${key}“. Mitgelieferte Listen lassen sich nicht löschen: Legen Sie eine mit demselben Schlüssel an ihre Stelle.`,
    fr: `Cette installation ne tient pas de liste « ${key} ». Une liste livrée ne peut être supprimée : remplacez-la par une liste de même clé.`,
  }
}

export function entryOfOther(id: string): Phrase {
  return {
    en: `The entry ${id} belongs to another organisation. Give one of this organisation, or leave it out to speak of the organisation as a whole.`,
    pl: `Wpis ${id} należy do innej organizacji. Podaj wpis tej organizacji albo pomiń go, by mówić o całej organizacji.`,
    de: `Der Eintrag ${id} gehört einer anderen Organisation. Nennen Sie einen dieser Organisation oder lassen Sie ihn weg, um von der ganzen zu sprechen.`,
    fr: `L'entrée ${id} appartient à une autre organisation. Indiquez-en une de celle-ci, ou omettez-la pour parler de l'organisation entière.`,
  }
}

export const specialisationWords = {
  unverified: {
    en: 'unverified',
    pl: 'niezweryfikowana',
    de: 'ungeprüft',
    fr: 'non vérifiée',
  },
  source: { en: 'source', pl: 'źródło', de: 'Quelle', fr: 'source' },
  columns: {
    en: 'organisations / competencies / needs',
    pl: 'organizacje / kompetencje / potrzeby',
    de: 'Organisationen / Kompetenzen / Bedarf',
    fr: 'organisations / compétences / besoins',
  },
  none: {
    en: 'No list of specialisations holds here.',
    pl: 'Nie obowiązuje tu żadna lista specjalizacji.',
    de: 'Hier gilt keine Liste von Spezialisierungen.',
    fr: 'Aucune liste de spécialisations ne vaut ici.',
  },
  noneOf: {
    en: 'No domain was recognised.',
    pl: 'Nie rozpoznano żadnej specjalizacji.',
    de: 'Keine Spezialisierung wurde erkannt.',
    fr: "Aucune spécialisation n'a été reconnue.",
  },
  activity: { en: 'activity', pl: 'działalność', de: 'Tätigkeit', fr: 'activité' },
  text: { en: 'text', pl: 'tekst', de: 'Text', fr: 'texte' },
  belongs: {
    en: 'corrected: belongs',
    pl: 'poprawiono: należy',
    de: 'korrigiert: gehört dazu',
    fr: 'corrigé : en relève',
  },
  belongsNot: {
    en: 'corrected: does not belong',
    pl: 'poprawiono: nie należy',
    de: 'korrigiert: gehört nicht dazu',
    fr: "corrigé : n'en relève pas",
  },
  takeBack: { en: 'to take that back', pl: 'aby cofnąć', de: 'zurücknehmen', fr: 'pour annuler' },
  competency: { en: 'offers', pl: 'oferuje', de: 'bietet', fr: 'offre' },
  need: { en: 'needs', pl: 'szuka', de: 'sucht', fr: 'cherche' },
  stale: {
    en: 'Organisations that changed since they were looked at:',
    pl: 'Organizacje zmienione od ostatniego sprawdzenia:',
    de: 'Organisationen, die sich seither geändert haben:',
    fr: 'Organisations modifiées depuis le dernier examen :',
  },
  progress: {
    en: 'specialisations',
    pl: 'specjalizacje',
    de: 'Spezialisierungen',
    fr: 'spécialisations',
  },
} as const satisfies Record<string, Phrase>
