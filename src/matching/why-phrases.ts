import type { Language, Phrase } from '../platform/phrase.ts'
import { decimal, isLanguage, quoted, verbatim } from '../platform/phrase.ts'
import type { ContributorName } from './contributions.ts'
import { languageName, scopeNames } from './phrases.ts'
import type { Veto } from './profile.ts'
import type { Change, Missing, Verdict } from './why.ts'

export const contributorLabels: Readonly<Record<'base' | ContributorName, Phrase>> = {
  base: {
    en: 'a pair of which nothing is known',
    pl: 'para, o której nic nie wiadomo',
    de: 'ein Paar, von dem nichts bekannt ist',
    fr: 'une paire dont on ne sait rien',
  },
  theyAnswer: {
    en: 'they answer your needs',
    pl: 'odpowiadają na Twoje potrzeby',
    de: 'die andere Seite deckt Ihren Bedarf',
    fr: 'ils répondent à vos besoins',
  },
  iAnswer: {
    en: 'you answer their needs',
    pl: 'odpowiadasz na ich potrzeby',
    de: 'Sie decken deren Bedarf',
    fr: 'vous répondez à leurs besoins',
  },
  commonGround: {
    en: 'your competencies are near each other',
    pl: 'Wasze kompetencje są sobie bliskie',
    de: 'Ihre Kompetenzen liegen nahe beieinander',
    fr: 'vos compétences sont proches',
  },
  band: {
    en: 'offers neither too strange nor too alike',
    pl: 'oferty ani zbyt odległe, ani zbyt podobne',
    de: 'Angebote weder zu fremd noch zu gleich',
    fr: 'offres ni trop éloignées ni trop semblables',
  },
  history: {
    en: 'past collaboration',
    pl: 'dotychczasowa współpraca',
    de: 'frühere Zusammenarbeit',
    fr: 'collaborations passées',
  },
  sectors: {
    en: 'related sectors',
    pl: 'pokrewne branże',
    de: 'verwandte Branchen',
    fr: 'secteurs apparentés',
  },
  reach: {
    en: 'place and common language',
    pl: 'położenie i wspólny język',
    de: 'Ort und gemeinsame Sprache',
    fr: 'proximité et langue commune',
  },
  freshness: {
    en: 'how recently it was confirmed',
    pl: 'jak dawno to potwierdzono',
    de: 'wie kürzlich es bestätigt wurde',
    fr: 'date de la dernière confirmation',
  },
  completeness: {
    en: 'how complete both profiles are',
    pl: 'kompletność obu profili',
    de: 'Vollständigkeit beider Profile',
    fr: 'exhaustivité des deux profils',
  },
}

export function verdictSentence(verdict: Verdict): Phrase {
  if (verdict.kind === 'suggested') return suggested(verdict.rank)
  if (verdict.kind === 'vetoed') return vetoSentences[verdict.veto]
  if (verdict.kind === 'outranked') return outranked(scopeNames[verdict.scope], verdict.kept)
  return plainVerdicts[verdict.kind]
}

function suggested(rank: number): Phrase {
  return {
    en: `Suggested, in place ${rank} of the list.`,
    pl: `Zaproponowano, na miejscu ${rank} listy.`,
    de: `Vorgeschlagen, auf Platz ${rank} der Liste.`,
    fr: `Suggéré, à la place ${rank} de la liste.`,
  }
}

function outranked(scope: Phrase, kept: number): Phrase {
  return {
    en: `Not suggested: ${kept} partners (${scope.en}) have a higher score.`,
    pl: `Nie zaproponowano: ${kept} partnerów (zasięg ${scope.pl}) ma wyższy wynik.`,
    de: `Nicht vorgeschlagen: ${kept} Partner (${scope.de}) haben einen höheren Wert.`,
    fr: `Non suggéré : ${kept} partenaires (niveau ${scope.fr}) ont un score plus élevé.`,
  }
}

const plainVerdicts = {
  'nothing-to-compare': {
    en: 'Not suggested: one of the two states nothing that counts today.',
    pl: 'Nie zaproponowano: jedna ze stron nie podaje niczego, co dziś się liczy.',
    de: 'Nicht vorgeschlagen: Eine Seite nennt nichts, was heute zählt.',
    fr: "Non suggéré : l'une des deux parties n'indique rien qui compte aujourd'hui.",
  },
  irrelevant: {
    en: 'Not suggested: neither offers what the other looks for.',
    pl: 'Nie zaproponowano: żadna ze stron nie oferuje tego, czego szuka druga.',
    de: 'Nicht vorgeschlagen: Keine Seite bietet, was die andere sucht.',
    fr: "Non suggéré : aucun des deux n'offre ce que l'autre cherche.",
  },
  'not-yet': {
    en: 'Not in the list yet: it was made before the latest changes, or did not look this far.',
    pl: 'Jeszcze nie na liście: powstała ona przed ostatnimi zmianami albo nie sięga tak daleko.',
    de: 'Noch nicht in der Liste: Sie entstand vor den letzten Änderungen oder reichte nicht so weit.',
    fr: "Pas encore dans la liste : elle date d'avant les derniers changements, ou n'a pas cherché si loin.",
  },
} as const satisfies Record<string, Phrase>

const notAtPresent: Phrase = {
  en: 'Not suggested at present.',
  pl: 'Obecnie nie jest proponowana.',
  de: 'Wird derzeit nicht vorgeschlagen.',
  fr: 'Non suggéré actuellement.',
}

const vetoSentences: Readonly<Record<Veto, Phrase>> = {
  self: {
    en: 'An organisation is not suggested to itself.',
    pl: 'Organizacji nie proponuje się jej samej.',
    de: 'Eine Organisation wird nicht sich selbst vorgeschlagen.',
    fr: "Une organisation n'est pas suggérée à elle-même.",
  },
  'same-registration-number': {
    en: 'Not suggested: both have a registration number in common, so they are one legal entity.',
    pl: 'Nie zaproponowano: obie mają wspólny numer rejestrowy, są więc jednym podmiotem.',
    de: 'Nicht vorgeschlagen: Beide haben eine Registernummer gemeinsam, sind also dieselbe Rechtsperson.',
    fr: "Non suggéré : les deux ont un numéro d'immatriculation en commun, il s'agit donc de la même entité.",
  },
  blocked: {
    en: 'Not suggested: you blocked this organisation. Take it off your list to see it again.',
    pl: 'Nie zaproponowano: ta organizacja jest przez Ciebie zablokowana. Usuń ją z listy, aby znów ją widzieć.',
    de: 'Nicht vorgeschlagen: Sie haben diese Organisation gesperrt. Nehmen Sie sie von Ihrer Liste, um sie wieder zu sehen.',
    fr: 'Non suggéré : vous avez bloqué cette organisation. Retirez-la de votre liste pour la revoir.',
  },
  // Whom somebody blocks is nobody else's business.
  'blocked-by-them': notAtPresent,
  untold: notAtPresent,
  'not-again': {
    en: 'Not suggested: one of the two said no.',
    pl: 'Nie zaproponowano: jedna ze stron odmówiła.',
    de: 'Nicht vorgeschlagen: Eine Seite hat abgelehnt.',
    fr: "Non suggéré : l'un des deux a décliné.",
  },
  linked: {
    en: 'Not suggested: they work together already.',
    pl: 'Nie zaproponowano: już ze sobą współpracują.',
    de: 'Nicht vorgeschlagen: Sie arbeiten bereits zusammen.',
    fr: 'Non suggéré : ils travaillent déjà ensemble.',
  },
  introduced: {
    en: 'Not suggested: an introduction between the two is under way.',
    pl: 'Nie zaproponowano: trwa już kontakt między nimi.',
    de: 'Nicht vorgeschlagen: Ein Kontakt zwischen beiden läuft bereits.',
    fr: 'Non suggéré : une mise en relation entre les deux est en cours.',
  },
}

export function missingSentence(missing: Missing): Phrase {
  if (missing.kind === 'my-need-open')
    return {
      en: `Nothing they offer answers your need "${missing.title}".`,
      pl: `Nic z ich oferty nie odpowiada na Twoją potrzebę „${missing.title}”.`,
      de: `Nichts von ihrem Angebot deckt Ihren Bedarf „${missing.title}“.`,
      fr: `Rien dans leur offre ne répond à votre besoin « ${missing.title} ».`,
    }
  if (missing.kind === 'their-need-open')
    return {
      en: `Nothing you offer answers their need "${missing.title}".`,
      pl: `Nic z Twojej oferty nie odpowiada na ich potrzebę „${missing.title}”.`,
      de: `Nichts von Ihrem Angebot deckt deren Bedarf „${missing.title}“.`,
      fr: `Rien dans votre offre ne répond à leur besoin « ${missing.title} ».`,
    }
  return missingSentences[missing.kind]
}

const missingSentences = {
  'my-needs': {
    en: 'You state no need.',
    pl: 'Nie podajesz żadnej potrzeby.',
    de: 'Sie nennen keinen Bedarf.',
    fr: "Vous n'indiquez aucun besoin.",
  },
  'their-needs': {
    en: 'They state no need.',
    pl: 'Druga strona nie podaje żadnej potrzeby.',
    de: 'Die andere Seite nennt keinen Bedarf.',
    fr: "L'autre partie n'indique aucun besoin.",
  },
  'my-competencies': {
    en: 'You state no competency.',
    pl: 'Nie podajesz żadnej kompetencji.',
    de: 'Sie nennen keine Kompetenz.',
    fr: "Vous n'indiquez aucune compétence.",
  },
  'their-competencies': {
    en: 'They state no competency.',
    pl: 'Druga strona nie podaje żadnej kompetencji.',
    de: 'Die andere Seite nennt keine Kompetenz.',
    fr: "L'autre partie n'indique aucune compétence.",
  },
  'no-common-language': {
    en: 'No common language of the two is known.',
    pl: 'Nie jest znany żaden wspólny język.',
    de: 'Eine gemeinsame Sprache ist nicht bekannt.',
    fr: "Aucune langue commune n'est connue.",
  },
  'no-history': {
    en: 'No joint project of the two is known.',
    pl: 'Nie jest znany żaden wspólny projekt.',
    de: 'Ein gemeinsames Projekt ist nicht bekannt.',
    fr: "Aucun projet commun n'est connu.",
  },
} as const satisfies Record<string, Phrase>

/** What to change, and how far the score would rise. */
export function changeSentence(change: Change, from: number): Phrase {
  const what = changeWords(change)
  const [before, after] = [decimal(from, 2), decimal(change.score, 2)]
  return {
    en: `${what.en} (score ${before.en} → ${after.en}).`,
    pl: `${what.pl} (wynik ${before.pl} → ${after.pl}).`,
    de: `${what.de} (Wert ${before.de} → ${after.de}).`,
    fr: `${what.fr} (score ${before.fr} → ${after.fr}).`,
  }
}

function changeWords(change: Change): Phrase {
  switch (change.kind) {
    case 'confirm':
      return {
        en: `Confirm that your entries still hold: ${list(change.titles, 'en')}`,
        pl: `Potwierdź, że Twoje wpisy są aktualne: ${list(change.titles, 'pl')}`,
        de: `Bestätigen Sie, dass Ihre Einträge noch gelten: ${list(change.titles, 'de')}`,
        fr: `Confirmez que vos entrées sont toujours valables : ${list(change.titles, 'fr')}`,
      }
    case 'learn-language': {
      const name = isLanguage(change.language)
        ? languageName(change.language as Language)
        : verbatim(change.language)
      return {
        en: `If you work in their language (${name.en}), add it to your languages`,
        pl: `Jeśli porozumiesz się w ich języku (${name.pl}), dodaj go do swoich języków`,
        de: `Wenn Sie deren Sprache sprechen (${name.de}), nehmen Sie sie in Ihre Sprachen auf`,
        fr: `Si vous travaillez dans leur langue (${name.fr}), ajoutez-la à vos langues`,
      }
    }
    case 'state-sectors':
      return {
        en: 'Give your entries their NACE sectors',
        pl: 'Podaj branże (NACE) swoich wpisów',
        de: 'Geben Sie Ihren Einträgen ihre NACE-Branchen',
        fr: 'Indiquez les secteurs NACE de vos entrées',
      }
    case 'complete-profile':
      return {
        en: 'Complete your profile',
        pl: 'Uzupełnij swój profil',
        de: 'Vervollständigen Sie Ihr Profil',
        fr: 'Complétez votre profil',
      }
    case 'state-need':
      return {
        en: `If you look for what they offer ("${change.title}"), state it as a need`,
        pl: `Jeśli szukasz tego, co oferują („${change.title}”), podaj to jako potrzebę`,
        de: `Wenn Sie suchen, was dort geboten wird („${change.title}“), nennen Sie es als Bedarf`,
        fr: `Si vous cherchez ce qu'ils offrent (« ${change.title} »), indiquez-le comme besoin`,
      }
    case 'state-competency':
      return {
        en: `If you offer what they look for ("${change.title}"), state it as a competency`,
        pl: `Jeśli oferujesz to, czego szukają („${change.title}”), podaj to jako kompetencję`,
        de: `Wenn Sie bieten, was dort gesucht wird („${change.title}“), nennen Sie es als Kompetenz`,
        fr: `Si vous offrez ce qu'ils cherchent (« ${change.title} »), indiquez-le comme compétence`,
      }
  }
}

function list(titles: readonly string[], language: Language): string {
  const shown = titles.slice(0, 3).map((title) => quoted(title)[language])
  return titles.length > shown.length
    ? `${shown.join(', ')}, +${titles.length - 3}`
    : shown.join(', ')
}
