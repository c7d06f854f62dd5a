import type { Phrase } from '../platform/phrase.ts'
import type { IndexOutcome } from './search-index.ts'

export function noSavedSearch(id: string): Phrase {
  return {
    en: `You keep no search ${id}. GET /saved-searches lists yours.`,
    pl: `Nie masz zapisanego wyszukiwania ${id}. Twoje podaje GET /saved-searches.`,
    de: `Sie haben keine gespeicherte Suche ${id}. GET /saved-searches listet Ihre auf.`,
    fr: `Vous n'avez pas de recherche enregistrée ${id}. GET /saved-searches donne les vôtres.`,
  }
}

export function nameTaken(name: string): Phrase {
  return {
    en: `You keep a search "${name}" already. Choose another name, or remove the old one first.`,
    pl: `Masz już zapisane wyszukiwanie „${name}”. Wybierz inną nazwę albo najpierw usuń poprzednie.`,
    de: `Sie haben schon eine gespeicherte Suche „${name}“. Wählen Sie einen anderen Namen oder entfernen Sie zuerst die alte.`,
    fr: `Vous avez déjà une recherche enregistrée « ${name} ». Choisissez un autre nom ou supprimez d'abord l'ancienne.`,
  }
}

export function tooManySaved(most: number): Phrase {
  return {
    en: `You keep ${most} searches, which is the most. Remove one that you no longer need.`,
    pl: `Masz już ${most} zapisanych wyszukiwań, czyli maksimum. Usuń takie, które nie jest już potrzebne.`,
    de: `Sie haben ${most} gespeicherte Suchen, mehr gehen nicht. Entfernen Sie eine, die Sie nicht mehr brauchen.`,
    fr: `Vous avez ${most} recherches enregistrées, c'est le maximum. Supprimez celle dont vous n'avez plus besoin.`,
  }
}

export const indexOutcomes: Record<IndexOutcome, Phrase> = {
  built: {
    en: 'The search index is built.',
    pl: 'Indeks wyszukiwania jest gotowy.',
    de: 'Der Suchindex ist aufgebaut.',
    fr: "L'index de recherche est construit.",
  },
  'there already': {
    en: 'The search index is there already.',
    pl: 'Indeks wyszukiwania już istnieje.',
    de: 'Der Suchindex ist schon da.',
    fr: "L'index de recherche existe déjà.",
  },
  'not worth it': {
    en: 'There are too few entries for an index: reading all of them is as fast.',
    pl: 'Wpisów jest za mało na indeks: odczyt wszystkich jest równie szybki.',
    de: 'Für einen Index sind es zu wenige Einträge: Alle zu lesen ist genauso schnell.',
    fr: "Il y a trop peu d'entrées pour un index : les lire toutes est aussi rapide.",
  },
  embedded: {
    en: 'The embedded size needs no index: it reads all vectors. Set DATABASE_URL for more than some 20,000 entries.',
    pl: 'Wersja wbudowana nie potrzebuje indeksu: odczytuje wszystkie wektory. Powyżej ok. 20 000 wpisów ustaw DATABASE_URL.',
    de: 'Die eingebettete Größe braucht keinen Index: Sie liest alle Vektoren. Setzen Sie DATABASE_URL bei mehr als etwa 20.000 Einträgen.',
    fr: "La taille intégrée n'a pas besoin d'index : elle lit tous les vecteurs. Au-delà de 20 000 entrées environ, définissez DATABASE_URL.",
  },
  'too old': {
    en: 'This pgvector is older than 0.8.0 and cannot search an index under filters. Update the extension (0.8.4 or newer); until then every search reads all vectors that match.',
    pl: 'Ten pgvector jest starszy niż 0.8.0 i nie umie przeszukiwać indeksu z filtrami. Zaktualizuj rozszerzenie (co najmniej 0.8.4); do tego czasu każde wyszukiwanie czyta wszystkie pasujące wektory.',
    de: 'Dieses pgvector ist älter als 0.8.0 und kann einen Index nicht unter Filtern durchsuchen. Aktualisieren Sie die Erweiterung (0.8.4 oder neuer); bis dahin liest jede Suche alle passenden Vektoren.',
    fr: "Ce pgvector est antérieur à 0.8.0 et ne sait pas parcourir un index avec des filtres. Mettez l'extension à jour (0.8.4 ou plus) ; d'ici là, chaque recherche lit tous les vecteurs concernés.",
  },
  'too long': {
    en: 'The vectors of this model have more than 4,000 numbers, which pgvector cannot index: every search reads all that match.',
    pl: 'Wektory tego modelu mają ponad 4000 liczb, a takich pgvector nie indeksuje: każde wyszukiwanie czyta wszystkie pasujące.',
    de: 'Die Vektoren dieses Modells haben mehr als 4.000 Zahlen; die kann pgvector nicht indizieren: Jede Suche liest alle passenden.',
    fr: 'Les vecteurs de ce modèle ont plus de 4 000 nombres, ce que pgvector ne peut indexer : chaque recherche lit tous ceux qui conviennent.',
  },
  'being built': {
    en: 'Somebody is building the search index already.',
    pl: 'Indeks wyszukiwania jest już budowany.',
    de: 'Der Suchindex wird schon aufgebaut.',
    fr: "L'index de recherche est déjà en cours de construction.",
  },
}
