import type { Phrase } from '../platform/phrase.ts'

export function notAllowed(name: string, verb: string): Phrase {
  return {
    en: `The key "${name}" may not do this (${verb}). Use a key with the operator role.`,
    pl: `Klucz „${name}” nie daje prawa do tej czynności (${verb}). Użyj klucza operatora.`,
    de: `Der Schlüssel „${name}“ erlaubt das nicht (${verb}). Verwenden Sie einen Betreiberschlüssel.`,
    fr: `La clé « ${name} » ne permet pas cette action (${verb}). Utilisez une clé d'opérateur.`,
  }
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
