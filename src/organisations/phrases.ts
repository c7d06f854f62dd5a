import type { Phrase } from '../platform/phrase.ts'
import type { OrganisationKind } from './organisation.ts'

export const kindNames: Readonly<Record<OrganisationKind, Phrase>> = {
  company: { en: 'company', pl: 'firma', de: 'Unternehmen', fr: 'entreprise' },
  'research-organisation': {
    en: 'research organisation',
    pl: 'instytut badawczy',
    de: 'Forschungseinrichtung',
    fr: 'organisme de recherche',
  },
  university: { en: 'university', pl: 'uczelnia', de: 'Hochschule', fr: 'université' },
  'business-support': {
    en: 'business-support body',
    pl: 'instytucja otoczenia biznesu',
    de: 'Einrichtung der Wirtschaftsförderung',
    fr: "organisme d'appui aux entreprises",
  },
  'public-administration': {
    en: 'public administration',
    pl: 'administracja publiczna',
    de: 'öffentliche Verwaltung',
    fr: 'administration publique',
  },
  ngo: { en: 'NGO', pl: 'organizacja pozarządowa', de: 'NGO', fr: 'ONG' },
}

export function nutsOfOtherCountry(nuts: string, country: string): Phrase {
  return {
    en: `The region ${nuts} is not in ${country}. Correct the country or the region.`,
    pl: `Region ${nuts} nie leży w ${country}. Popraw kraj albo region.`,
    de: `Die Region ${nuts} liegt nicht in ${country}. Berichtigen Sie Land oder Region.`,
    fr: `La région ${nuts} n'est pas dans le pays ${country}. Corrigez le pays ou la région.`,
  }
}

export function noOrganisation(id: string): Phrase {
  return {
    en: `There is no organisation ${id}. GET /organisations lists them.`,
    pl: `Nie ma organizacji ${id}. Spis: GET /organisations.`,
    de: `Es gibt keine Organisation ${id}. GET /organisations listet sie auf.`,
    fr: `Il n'existe pas d'organisation ${id}. GET /organisations en donne la liste.`,
  }
}

export function severalBearName(name: string, ids: readonly string[]): Phrase {
  const list = ids.join(', ')
  return {
    en: `Several organisations are called "${name}". Say which by id: ${list}.`,
    pl: `Kilka organizacji nosi nazwę „${name}”. Wskaż jedną przez identyfikator: ${list}.`,
    de: `Mehrere Organisationen heißen „${name}“. Nennen Sie eine über ihre Kennung: ${list}.`,
    fr: `Plusieurs organisations s'appellent « ${name} ». Précisez par l'identifiant : ${list}.`,
  }
}

export function externalIdTaken(externalId: string): Phrase {
  return {
    en: `The external id "${externalId}" is taken by a row with other content. Change that row, or choose another external id.`,
    pl: `Identyfikator zewnętrzny „${externalId}” ma już wiersz o innej treści. Zmień tamten wiersz albo wybierz inny identyfikator.`,
    de: `Die externe Kennung „${externalId}“ gehört schon zu einer Zeile mit anderem Inhalt. Ändern Sie jene oder wählen Sie eine andere.`,
    fr: `L'identifiant externe « ${externalId} » appartient déjà à une ligne de contenu différent. Modifiez-la ou choisissez-en un autre.`,
  }
}

export const externalIdFixed: Phrase = {
  en: 'An external id never changes, because other files refer to it. Remove the row and create it anew instead.',
  pl: 'Identyfikator zewnętrzny się nie zmienia, bo odwołują się do niego inne pliki. Usuń wiersz i utwórz go na nowo.',
  de: 'Eine externe Kennung ändert sich nie, denn andere Dateien verweisen darauf. Löschen Sie die Zeile und legen Sie sie neu an.',
  fr: "Un identifiant externe ne change jamais, car d'autres fichiers y renvoient. Supprimez la ligne et recréez-la.",
}

export const badRegistration: Phrase = {
  en: 'Write a registration number as SCHEME:VALUE, such as NIP:5260250274, PIC:999854661 or SIREN:552100554.',
  pl: 'Numer rejestrowy zapisz jako SCHEMAT:WARTOŚĆ, np. NIP:5260250274, PIC:999854661 lub KRS:0000123456.',
  de: 'Schreiben Sie eine Registernummer als SCHEMA:WERT, etwa NIP:5260250274, PIC:999854661 oder HRB:12345.',
  fr: "Écrivez un numéro d'enregistrement sous la forme SYSTÈME:VALEUR, comme NIP:5260250274, PIC:999854661 ou SIREN:552100554.",
}

export const badWebsite: Phrase = {
  en: 'Write a web address with its scheme, such as https://example.org.',
  pl: 'Podaj adres strony wraz ze schematem, np. https://example.org.',
  de: 'Schreiben Sie die Webadresse mit Schema, etwa https://example.org.',
  fr: "Écrivez l'adresse du site avec son schéma, par exemple https://example.org.",
}

export const badEmail: Phrase = {
  en: 'Write an e-mail address as name@domain, such as zakupy@example.org.',
  pl: 'Adres e-mail zapisz jako nazwa@domena, np. zakupy@example.org.',
  de: 'Schreiben Sie eine E-Mail-Adresse als Name@Domain, etwa einkauf@example.org.',
  fr: 'Écrivez une adresse électronique sous la forme nom@domaine, par exemple achats@example.org.',
}

export const badPhone: Phrase = {
  en: 'Write a telephone number with its country code, such as +48 13 436 00 00.',
  pl: 'Numer telefonu zapisz z numerem kierunkowym kraju, np. +48 13 436 00 00.',
  de: 'Schreiben Sie eine Telefonnummer mit Landesvorwahl, etwa +49 371 12345.',
  fr: 'Écrivez un numéro de téléphone avec son indicatif de pays, par exemple +33 4 76 00 00 00.',
}

export const contactNotShown: Phrase = {
  en: 'Contact data are shown to the other side of an introduction once both are interested. Ask for one with POST /introductions.',
  pl: 'Dane kontaktowe widzi druga strona, gdy obie wyrażą zainteresowanie. Poproś o nie przez POST /introductions.',
  de: 'Kontaktdaten sieht die andere Seite einer Vorstellung, sobald beide Interesse haben. Bitten Sie darum mit POST /introductions.',
  fr: "Les coordonnées ne sont montrées à l'autre partie d'une mise en relation que lorsque les deux sont intéressées. Demandez-la par POST /introductions.",
}

export const noContact: Phrase = {
  en: 'This organisation has not said whom to call yet. It does so with PUT /organisations/{id}/contact.',
  pl: 'Ta organizacja nie podała jeszcze osoby do kontaktu. Robi się to przez PUT /organisations/{id}/contact.',
  de: 'Diese Organisation hat noch keine Kontaktperson genannt. Das geschieht mit PUT /organisations/{id}/contact.',
  fr: "Cette organisation n'a pas encore indiqué qui appeler. Cela se fait par PUT /organisations/{id}/contact.",
}

export const notOneself: Phrase = {
  en: 'These are one and the same organisation. Name another one.',
  pl: 'To jedna i ta sama organizacja. Podaj inną.',
  de: 'Das ist ein und dieselbe Organisation. Nennen Sie eine andere.',
  fr: "C'est une seule et même organisation. Nommez-en une autre.",
}
