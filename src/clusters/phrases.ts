import type { Phrase } from '../platform/phrase.ts'

export function noCluster(id: string): Phrase {
  return {
    en: `There is no cluster ${id}. GET /clusters lists them.`,
    pl: `Nie ma klastra ${id}. Spis: GET /clusters.`,
    de: `Es gibt keinen Cluster ${id}. GET /clusters listet sie auf.`,
    fr: `Il n'existe pas de cluster ${id}. GET /clusters en donne la liste.`,
  }
}

export function unknownCluster(name: string): Phrase {
  return {
    en: `There is no cluster "${name}". Give its id, its external id or its exact name; GET /clusters lists them.`,
    pl: `Nie ma klastra „${name}”. Podaj jego identyfikator, identyfikator zewnętrzny lub dokładną nazwę; spis: GET /clusters.`,
    de: `Es gibt keinen Cluster „${name}“. Geben Sie seine Kennung, seine externe Kennung oder seinen genauen Namen an; GET /clusters listet sie auf.`,
    fr: `Il n'existe pas de cluster « ${name} ». Donnez son identifiant, son identifiant externe ou son nom exact ; GET /clusters en donne la liste.`,
  }
}

export function severalClusters(name: string, ids: readonly string[]): Phrase {
  const listed = ids.join(', ')
  return {
    en: `Several clusters are called "${name}". Give the id of one: ${listed}.`,
    pl: `Nazwę „${name}” nosi kilka klastrów. Podaj identyfikator jednego z nich: ${listed}.`,
    de: `Mehrere Cluster heißen „${name}“. Geben Sie die Kennung von einem an: ${listed}.`,
    fr: `Plusieurs clusters s'appellent « ${name} ». Donnez l'identifiant de l'un d'eux : ${listed}.`,
  }
}

export function noMembership(id: string): Phrase {
  return {
    en: `There is no membership ${id}. GET /clusters/{id}/memberships lists those of a cluster.`,
    pl: `Nie ma członkostwa ${id}. Spis dla klastra: GET /clusters/{id}/memberships.`,
    de: `Es gibt keine Mitgliedschaft ${id}. GET /clusters/{id}/memberships listet die eines Clusters auf.`,
    fr: `Il n'existe pas d'adhésion ${id}. GET /clusters/{id}/memberships donne la liste pour un cluster.`,
  }
}

export function unknownLeader(id: string): Phrase {
  return {
    en: `The leader is not known here: there is no organisation ${id}. Create it first with POST /organisations, or leave the leader out.`,
    pl: `Lider nie jest tu znany: nie ma organizacji ${id}. Najpierw ją utwórz przez POST /organisations albo pomiń lidera.`,
    de: `Die federführende Organisation ist hier nicht bekannt: Es gibt keine Organisation ${id}. Legen Sie sie zuerst mit POST /organisations an oder lassen Sie das Feld weg.`,
    fr: `Le chef de file est inconnu ici : il n'existe pas d'organisation ${id}. Créez-la d'abord avec POST /organisations, ou omettez le chef de file.`,
  }
}

export function unknownMember(id: string): Phrase {
  return {
    en: `There is no organisation ${id}. Create it first with POST /organisations, or take its id from GET /organisations.`,
    pl: `Nie ma organizacji ${id}. Najpierw ją utwórz przez POST /organisations albo weź jej identyfikator z GET /organisations.`,
    de: `Es gibt keine Organisation ${id}. Legen Sie sie zuerst mit POST /organisations an oder nehmen Sie ihre Kennung aus GET /organisations.`,
    fr: `Il n'existe pas d'organisation ${id}. Créez-la d'abord avec POST /organisations, ou prenez son identifiant dans GET /organisations.`,
  }
}

export function alreadyMember(id: string): Phrase {
  return {
    en: `This organisation is in the cluster already, with another role or other dates. Change that with PATCH /memberships/${id}.`,
    pl: `Ta organizacja już należy do klastra, w innej roli albo z innymi datami. Zmień to przez PATCH /memberships/${id}.`,
    de: `Diese Organisation gehört dem Cluster schon an, in anderer Rolle oder mit anderen Daten. Ändern Sie das mit PATCH /memberships/${id}.`,
    fr: `Cette organisation fait déjà partie du cluster, avec un autre rôle ou d'autres dates. Modifiez-le avec PATCH /memberships/${id}.`,
  }
}

export function leftBeforeJoined(joinedOn: string, leftOn: string): Phrase {
  return {
    en: `It cannot leave (${leftOn}) before it joins (${joinedOn}). Correct one of the two days, or leave one out.`,
    pl: `Nie może odejść (${leftOn}), zanim przystąpi (${joinedOn}). Popraw jedną z dat albo jedną pomiń.`,
    de: `Der Austritt (${leftOn}) kann nicht vor dem Beitritt (${joinedOn}) liegen. Berichtigen Sie einen der Tage oder lassen Sie einen weg.`,
    fr: `Le départ (${leftOn}) ne peut précéder l'adhésion (${joinedOn}). Corrigez l'une des deux dates, ou omettez-en une.`,
  }
}

export function endsBeforeStart(validFrom: string, validTo: string): Phrase {
  return {
    en: `The label ends (${validTo}) before it begins (${validFrom}). Correct one of the two days, or leave one out.`,
    pl: `Oznaczenie kończy się (${validTo}), zanim się zacznie (${validFrom}). Popraw jedną z dat albo jedną pomiń.`,
    de: `Das Label endet (${validTo}), bevor es beginnt (${validFrom}). Berichtigen Sie einen der Tage oder lassen Sie einen weg.`,
    fr: `Le label prend fin (${validTo}) avant de commencer (${validFrom}). Corrigez l'une des deux dates, ou omettez-en une.`,
  }
}
