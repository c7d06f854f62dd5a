import type { Phrase } from '../platform/phrase.ts'

export function notAllowed(name: string, verb: string): Phrase {
  return {
    en: `The key "${name}" may not do this (${verb}). Use a key with the operator role.`,
    pl: `Klucz „${name}” nie daje prawa do tej czynności (${verb}). Użyj klucza operatora.`,
    de: `Der Schlüssel „${name}“ erlaubt das nicht (${verb}). Verwenden Sie einen Betreiberschlüssel.`,
    fr: `La clé « ${name} » ne permet pas cette action (${verb}). Utilisez une clé d'opérateur.`,
  }
}

export function notForOthers(name: string, verb: string): Phrase {
  return {
    en: `The key "${name}" acts for one organisation, and may do this (${verb}) for that one only. Use the key of the other organisation, or one with the operator role.`,
    pl: `Klucz „${name}” działa w imieniu jednej organizacji i tylko dla niej pozwala na tę czynność (${verb}). Użyj klucza tamtej organizacji albo klucza operatora.`,
    de: `Der Schlüssel „${name}“ handelt für eine einzige Organisation und erlaubt das (${verb}) nur für sie. Verwenden Sie den Schlüssel der anderen Organisation oder einen Betreiberschlüssel.`,
    fr: `La clé « ${name} » agit pour une seule organisation et ne permet cette action (${verb}) que pour elle. Utilisez la clé de l'autre organisation ou une clé d'opérateur.`,
  }
}

export function noKey(id: string): Phrase {
  return {
    en: `There is no key ${id}. GET /keys lists them; keys of the configuration (SPLOT_API_KEYS) are not among them.`,
    pl: `Nie ma klucza ${id}. Spis: GET /keys; nie obejmuje on kluczy z konfiguracji (SPLOT_API_KEYS).`,
    de: `Es gibt keinen Schlüssel ${id}. GET /keys listet sie auf; die der Konfiguration (SPLOT_API_KEYS) gehören nicht dazu.`,
    fr: `Il n'existe pas de clé ${id}. GET /keys en donne la liste, sans celles de la configuration (SPLOT_API_KEYS).`,
  }
}

export function nameTaken(name: string): Phrase {
  return {
    en: `Another key is called "${name}", and names tell callers apart. Choose another name, or revoke that key first.`,
    pl: `Inny klucz nazywa się już „${name}”, a nazwy odróżniają użytkowników. Wybierz inną nazwę albo najpierw unieważnij tamten klucz.`,
    de: `Ein anderer Schlüssel heißt schon „${name}“, und an den Namen werden Aufrufer unterschieden. Wählen Sie einen anderen oder widerrufen Sie zuerst jenen Schlüssel.`,
    fr: `Une autre clé s'appelle déjà « ${name} », et les noms distinguent les appelants. Choisissez un autre nom ou révoquez d'abord cette clé.`,
  }
}

export function keyOfNobody(id: string): Phrase {
  return {
    en: `There is no organisation ${id} for this key to act for. Create the organisation first.`,
    pl: `Nie ma organizacji ${id}, w imieniu której klucz miałby działać. Najpierw utwórz organizację.`,
    de: `Es gibt keine Organisation ${id}, für die dieser Schlüssel handeln könnte. Legen Sie zuerst die Organisation an.`,
    fr: `Il n'existe pas d'organisation ${id} au nom de laquelle cette clé pourrait agir. Créez d'abord l'organisation.`,
  }
}

export const memberNeedsOrganisation: Phrase = {
  en: 'A key with the relation "member" acts for one organisation: say which by organisationId. Other keys have none.',
  pl: 'Klucz o relacji „member” działa w imieniu jednej organizacji: podaj ją w organisationId. Inne klucze jej nie mają.',
  de: 'Ein Schlüssel mit der Beziehung „member“ handelt für eine Organisation: nennen Sie sie in organisationId. Andere haben keine.',
  fr: "Une clé de relation « member » agit pour une organisation : indiquez-la dans organisationId. Les autres n'en ont pas.",
}

export function keyUnknown(presented: boolean): Phrase {
  return presented
    ? {
        en: 'This API key is not known here. Check the key, or ask the operator for one.',
        pl: 'Ten klucz API nie jest tu znany. Sprawdź klucz albo poproś operatora o nowy.',
        de: 'Dieser API-Schlüssel ist hier nicht bekannt. Prüfen Sie ihn oder bitten Sie den Betreiber um einen neuen.',
        fr: "Cette clé d'API est inconnue ici. Vérifiez-la ou demandez-en une à l'opérateur.",
      }
    : {
        en: 'An API key is needed. Send it as "Authorization: Bearer KEY".',
        pl: 'Potrzebny jest klucz API. Wyślij go jako „Authorization: Bearer KLUCZ”.',
        de: 'Ein API-Schlüssel ist nötig. Senden Sie ihn als „Authorization: Bearer SCHLÜSSEL“.',
        fr: "Une clé d'API est nécessaire. Envoyez-la sous la forme « Authorization: Bearer CLÉ ».",
      }
}
