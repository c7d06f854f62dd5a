import type { Language, Phrase } from '../platform/phrase.ts'
import { type AnswerEvidence, type Evidence, surely, tellingAnswers } from './evidence.ts'
import type { Scope } from './profile.ts'

/** What would give a better list, or nothing to say. */
export function adviceFor(
  sides: { competencies: number; needs: number },
  listed: number,
  fresh: boolean,
): Phrase | null {
  if (sides.competencies + sides.needs === 0) return advice.empty
  if (sides.needs === 0) return advice.noNeeds
  if (sides.competencies === 0) return advice.noCompetencies
  if (listed > 0) return null
  return fresh ? advice.nobody : advice.making
}

const advice = {
  empty: {
    en: 'This profile is empty. State at least one competency and one need, and partners will be suggested.',
    pl: 'Ten profil jest pusty. Podaj co najmniej jedną kompetencję i jedną potrzebę, a pojawią się propozycje partnerów.',
    de: 'Dieses Profil ist leer. Nennen Sie mindestens eine Kompetenz und einen Bedarf, dann folgen Vorschläge.',
    fr: 'Ce profil est vide. Indiquez au moins une compétence et un besoin pour recevoir des suggestions.',
  },
  noNeeds: {
    en: 'This profile states no need, so nobody can answer it. State what you look for, and the list gets much better.',
    pl: 'Ten profil nie podaje żadnej potrzeby, więc nikt nie może na nią odpowiedzieć. Napisz, czego szukasz, a lista będzie dużo lepsza.',
    de: 'Dieses Profil nennt keinen Bedarf, also kann niemand ihn decken. Nennen Sie, was Sie suchen; die Liste wird viel besser.',
    fr: "Ce profil n'indique aucun besoin : personne ne peut donc y répondre. Dites ce que vous cherchez, la liste sera bien meilleure.",
  },
  noCompetencies: {
    en: 'This profile states no competency, so partners cannot see what they would gain. State what you offer.',
    pl: 'Ten profil nie podaje żadnej kompetencji, więc partnerzy nie widzą, co zyskają. Napisz, co oferujesz.',
    de: 'Dieses Profil nennt keine Kompetenz, also sehen Partner nicht, was sie gewinnen. Nennen Sie, was Sie anbieten.',
    fr: "Ce profil n'indique aucune compétence : les partenaires ne voient pas ce qu'ils y gagnent. Dites ce que vous offrez.",
  },
  making: {
    en: 'The list is being made just now. Look again in a few seconds.',
    pl: 'Lista właśnie powstaje. Zajrzyj ponownie za kilka sekund.',
    de: 'Die Liste entsteht gerade. Sehen Sie in einigen Sekunden noch einmal nach.',
    fr: 'La liste est en préparation. Revenez dans quelques secondes.',
  },
  nobody: {
    en: 'Nobody fits yet. Widen the scope or the filters, or say in more words what you need and offer.',
    pl: 'Na razie nikt nie pasuje. Rozszerz zakres lub filtry albo opisz obszerniej swoje potrzeby i kompetencje.',
    de: 'Noch passt niemand. Erweitern Sie Reichweite oder Filter, oder beschreiben Sie Bedarf und Angebot ausführlicher.',
    fr: 'Personne ne convient encore. Élargissez la portée ou les filtres, ou décrivez plus en détail vos besoins et vos offres.',
  },
} as const satisfies Record<string, Phrase>

const languageNames: Record<Language, Phrase> = {
  pl: { en: 'Polish', pl: 'po polsku', de: 'Polnisch', fr: 'polonais' },
  en: { en: 'English', pl: 'po angielsku', de: 'Englisch', fr: 'anglais' },
  de: { en: 'German', pl: 'po niemiecku', de: 'Deutsch', fr: 'allemand' },
  fr: { en: 'French', pl: 'po francusku', de: 'Französisch', fr: 'français' },
}

export function languageName(language: Language): Phrase {
  return languageNames[language]
}

export const scopeNames: Record<Scope, Phrase> = {
  regional: { en: 'regional', pl: 'regionalny', de: 'regional', fr: 'régional' },
  national: { en: 'national', pl: 'krajowy', de: 'national', fr: 'national' },
  international: {
    en: 'international',
    pl: 'międzynarodowy',
    de: 'international',
    fr: 'international',
  },
}

/** Why this partner, one sentence a reason, the strongest of each direction. */
export function reasonsFor(evidence: Evidence): Phrase[] {
  const { they, we } = tellingAnswers(evidence)
  return [
    ...(they ? [theyAnswer(they)] : []),
    ...(we ? [weAnswer(we)] : []),
    ...(evidence.common
      ? [commonGround(evidence.common.mine.title, evidence.common.theirs.title)]
      : []),
  ]
}

function percent(answer: AnswerEvidence): string {
  return `${Math.round(answer.fit * 100)} %`
}

function theyAnswer(answer: AnswerEvidence): Phrase {
  const [offer, need] = [answer.competency.title, answer.need.title]
  if (answer.need.inferred) return theyAnswerInferred(answer)
  const sure = answer.fit >= surely
  return {
    en: `They offer "${offer}", which ${sure ? 'answers' : 'may answer'} your need "${need}" (fit ${percent(answer)}).`,
    pl: `Oferują „${offer}”, co ${sure ? 'odpowiada' : 'może odpowiadać'} na Twoją potrzebę „${need}” (dopasowanie ${percent(answer)}).`,
    de: `Das Angebot „${offer}“ ${sure ? 'deckt' : 'könnte'} Ihren Bedarf „${need}“${sure ? '' : ' decken'} (Passung ${percent(answer)}).`,
    fr: `Ils proposent « ${offer} », qui ${sure ? 'répond' : 'pourrait répondre'} à votre besoin « ${need} » (adéquation ${percent(answer)}).`,
  }
}

function weAnswer(answer: AnswerEvidence): Phrase {
  const [offer, need] = [answer.competency.title, answer.need.title]
  if (answer.need.inferred) return weAnswerInferred(answer)
  const sure = answer.fit >= surely
  return {
    en: `Your "${offer}" ${sure ? 'answers' : 'may answer'} their need "${need}" (fit ${percent(answer)}).`,
    pl: `Twoja kompetencja „${offer}” ${sure ? 'odpowiada' : 'może odpowiadać'} na ich potrzebę „${need}” (dopasowanie ${percent(answer)}).`,
    de: `Ihr Angebot „${offer}“ ${sure ? 'deckt' : 'könnte'} deren Bedarf „${need}“${sure ? '' : ' decken'} (Passung ${percent(answer)}).`,
    fr: `Votre offre « ${offer} » ${sure ? 'répond' : 'pourrait répondre'} à leur besoin « ${need} » (adéquation ${percent(answer)}).`,
  }
}

/** The reader states no need, so the sentence says whose it is like. */
function theyAnswerInferred(answer: AnswerEvidence): Phrase {
  const offer = answer.competency.title
  const instead = insteadOfNeed(answer, {
    you: { en: 'you', pl: 'Ty', de: 'Sie', fr: 'vous' },
    your: { en: 'your', pl: 'Twojej', de: 'Ihrer', fr: 'votre' },
  })
  return {
    en: `You state no need, but ${instead.en}, and they offer "${offer}" (fit ${percent(answer)}).`,
    pl: `Nie podajesz potrzeb, ale ${instead.pl}, a oni oferują „${offer}” (dopasowanie ${percent(answer)}).`,
    de: `Sie nennen keinen Bedarf, aber ${instead.de}, und hier wird „${offer}“ geboten (Passung ${percent(answer)}).`,
    fr: `Vous n'indiquez aucun besoin, mais ${instead.fr}, et ils proposent « ${offer} » (adéquation ${percent(answer)}).`,
  }
}

/** The same where it is the others who state no need: nobody is told of a need that they do not know of themselves. */
function weAnswerInferred(answer: AnswerEvidence): Phrase {
  const offer = answer.competency.title
  const instead = insteadOfNeed(answer, {
    you: { en: 'they', pl: 'oni', de: 'diese Organisation', fr: 'eux' },
    your: { en: 'their', pl: 'ich', de: 'deren', fr: 'leur' },
  })
  return {
    en: `They state no need, but ${instead.en}, and you offer "${offer}" (fit ${percent(answer)}).`,
    pl: `Nie podają potrzeb, ale ${instead.pl}, a Ty oferujesz „${offer}” (dopasowanie ${percent(answer)}).`,
    de: `Dort wird kein Bedarf genannt, aber ${instead.de}, und Sie bieten „${offer}“ (Passung ${percent(answer)}).`,
    fr: `Ils n'indiquent aucun besoin, mais ${instead.fr}, et vous proposez « ${offer} » (adéquation ${percent(answer)}).`,
  }
}

/** What an inferred need comes from, as part of a sentence. @param who states no need */
function insteadOfNeed(
  { need: { title, pastPartners, valueChain } }: AnswerEvidence,
  { you, your }: Readonly<Record<'you' | 'your', Phrase>>,
): Phrase {
  if (pastPartners)
    return {
      en: `${you.en} or others that offer much the same worked with a partner for "${title}"`,
      pl: `${you.pl} albo inni z podobną ofertą mieli partnera od: „${title}”`,
      de: `${you.de} oder andere mit ähnlichem Angebot hatten einen Partner für „${title}“`,
      fr: `un partenaire pour « ${title} » a travaillé avec ${you.fr} ou avec d'autres au profil semblable`,
    }
  if (valueChain)
    return {
      en: `others in ${your.en} sector look for "${title}"`,
      pl: `inni z ${your.pl} branży szukają: „${title}”`,
      de: `andere in ${your.de} Branche suchen „${title}“`,
      fr: `d'autres dans ${your.fr} secteur cherchent « ${title} »`,
    }
  return {
    en: `others that offer much the same look for "${title}"`,
    pl: `inni z podobną ofertą szukają: „${title}”`,
    de: `andere mit ähnlichem Angebot suchen „${title}“`,
    fr: `d'autres au profil semblable cherchent « ${title} »`,
  }
}

function commonGround(mine: string, theirs: string): Phrase {
  return {
    en: `Neither of you states a need to compare, but "${theirs}" is near your "${mine}".`,
    pl: `Brak potrzeb do porównania, ale „${theirs}” jest blisko Twojej kompetencji „${mine}”.`,
    de: `Kein Bedarf lässt sich vergleichen, aber „${theirs}“ liegt nahe bei Ihrer Kompetenz „${mine}“.`,
    fr: `Aucun besoin à comparer, mais « ${theirs} » est proche de votre compétence « ${mine} ».`,
  }
}
