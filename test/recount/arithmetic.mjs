/**
 * The figures of a standard, counted again from files that anybody can take out, by docs/decisions/0003. Nothing of the
 * app is imported: what both get wrong in the same way must at least have been written twice.
 */

const seconds = 1000;
const lengths = { W: 604_800, D: 86_400, H: 3600, M: 60, S: 1 };

/** Milliseconds of `P2D`, `PT4H`: in elapsed time a day is 24 hours. */
export const elapsed = (duration) =>
  [...duration.matchAll(/(\d+)([WDHMS])/g)].reduce(
    (sum, [, number, unit]) => sum + Number(number) * lengths[unit] * seconds,
    0,
  );

const timeOf = (text) => (text === "" ? null : Date.parse(text));

/** The month of an instant for the people of a zone. */
export function monthIn(zone) {
  const format = new Intl.DateTimeFormat("en-CA", { timeZone: zone, year: "numeric", month: "2-digit" });
  return (time) => format.format(time).slice(0, 7);
}

/**
 * What a standard counts, one row each: when it was due, when it was done, how long it stood still, what became of it.
 * @param files cases, promises, nextAnswers, closings, pauses, deadlines, teams, as rows of texts
 */
export function countedRows(standard, files, asOf) {
  const below = teamsBelow(standard.teamId, files.teams);
  const cases = new Map(
    files.cases
      .filter((row) => row.suspectedSpam === "false" && timeOf(row.receivedAt) <= asOf)
      .filter((row) => below === null || below.has(row.teamId))
      .map((row) => [row.id, row]),
  );
  if (standard.measure === "promise_kept") return promiseRows(files.promises, cases, asOf);
  const runs = runsOf(standard.measure, files, cases, asOf).filter((run) => run.starts <= asOf);
  const pauses = Map.groupBy(files.pauses, (row) => row.caseId);
  const written = new Map(
    files.deadlines.filter((row) => row.standardId === standard.id).map((row) => [row.subjectId, row]),
  );
  return runs.flatMap((run) => {
    const { deadline, still } =
      standard.time === "working"
        ? writtenDeadline(written.get(run.subject))
        : movedDeadline(firstDeadline(standard, run), run, pauses.get(run.kase.id) ?? []);
    if (deadline === null) return [];
    const done = run.done !== null && run.done <= asOf ? run.done : null;
    let state = "open";
    if (done !== null) state = done <= deadline ? "met" : "late";
    else if (deadline < asOf) state = "overdue";
    return [{ deadline, state, still }];
  });
}

/** The team itself and all below it; null when the standard is for everybody. */
function teamsBelow(teamId, teams) {
  if (teamId === "") return null;
  const found = new Set([teamId]);
  for (let before = 0; before < found.size; ) {
    before = found.size;
    for (const team of teams) if (found.has(team.parentId)) found.add(team.id);
  }
  return found;
}

/** Each clock: what it is about, when it began, when it was done. */
function runsOf(measure, files, cases, asOf) {
  const answered = answersOf(files, asOf);
  if (measure === "next_answer") {
    return files.nextAnswers
      .filter((row) => cases.has(row.caseId))
      .map((row) => ({
        subject: row.id,
        kase: cases.get(row.caseId),
        starts: timeOf(row.askedAt),
        done: answered(row.id, row.answeredAt),
      }));
  }
  const doneOf = {
    // An answer tells them as well that it has arrived.
    acknowledgement: (row) => earliest(timeOf(row.acknowledgedAt), answered(row.id, row.firstAnswerAt)),
    first_answer: (row) => answered(row.id, row.firstAnswerAt),
    resolution: closedOf(files, asOf),
  }[measure];
  return [...cases.values()].map((row) => ({
    subject: row.id,
    kase: row,
    starts: timeOf(row.receivedAt),
    done: doneOf(row),
  }));
}

/** When a case was closed, as of one moment: by the closing that held then, for what has been opened again since. */
function closedOf(files, asOf) {
  const reopened = new Map(
    files.closings
      .filter((row) => timeOf(row.closedAt) <= asOf && row.reopenedAt !== "" && timeOf(row.reopenedAt) > asOf)
      .map((row) => [row.caseId, timeOf(row.closedAt)]),
  );
  return (row) => reopened.get(row.id) ?? timeOf(row.closedAt);
}

/** When something was answered, as it was known at one moment: by what was said until then, if that was said otherwise. */
function answersOf(files, asOf) {
  const said = Map.groupBy(
    files.answersAsKnown.filter((row) => timeOf(row.until) > asOf),
    (row) => row.subjectId,
  );
  return (subject, now) => {
    const first = said.get(subject)?.sort((one, other) => timeOf(one.until) - timeOf(other.until))[0];
    return timeOf(first ? first.answeredAt : now);
  };
}

const earliest = (one, other) => (one === null ? other : other === null ? one : Math.min(one, other));

const firstDeadline = ({ within }, { kase, starts }) =>
  within === "due" ? timeOf(kase.dueAt) : starts + elapsed(within);

function writtenDeadline(row) {
  if (!row || row.deadline === "") return { deadline: null, still: 0 };
  const deadline = row.deadline === "Infinity" ? Number.POSITIVE_INFINITY : timeOf(row.deadline);
  return { deadline, still: Number(row.pausedSeconds) };
}

/** A pause that began before the deadline that held until then moves it by its length; a running one has no end yet. */
function movedDeadline(first, { starts, done }, pauses) {
  if (first === null) return { deadline: null, still: 0 };
  let deadline = first;
  const inOrder = pauses
    .map((row) => ({ since: Math.max(timeOf(row.startedAt), starts), ended: timeOf(row.endedAt) }))
    .sort((one, other) => one.since - other.since);
  for (const { since, ended } of inOrder) {
    const until = earliest(ended, done);
    if (until !== null && until <= since) continue;
    if (since >= deadline) break;
    if (until === null) return { deadline: Number.POSITIVE_INFINITY, still: 0 };
    deadline += until - since;
  }
  return { deadline, still: (deadline - first) / seconds };
}

function promiseRows(promises, cases, asOf) {
  return promises
    .filter((row) => cases.has(row.caseId) && timeOf(row.madeAt) <= asOf)
    .map((row) => {
      const due = timeOf(row.dueAt);
      const ended = timeOf(row.endedAt);
      const state = ended !== null && ended <= asOf ? row.state : "open";
      const became = { kept: "met", late: "late", broken: "broken", released: "released" }[state];
      return { deadline: due, state: became ?? (due < asOf ? "overdue" : "open"), still: 0 };
    });
}

/** How many promises were made for each 100 cases, and half of them were made so many hours ahead or more. */
export function habitsOf(standard, files, asOf) {
  const below = teamsBelow(standard.teamId, files.teams);
  const cases = files.cases.filter(
    (row) =>
      row.suspectedSpam === "false" &&
      timeOf(row.receivedAt) <= asOf &&
      (below === null || below.has(row.teamId)),
  );
  const ids = new Set(
    files.cases
      .filter((row) => row.suspectedSpam === "false" && (below === null || below.has(row.teamId)))
      .map((row) => row.id),
  );
  const hours = files.promises
    .filter((row) => ids.has(row.caseId) && timeOf(row.madeAt) <= asOf)
    .map((row) => (timeOf(row.dueAt) - timeOf(row.madeAt)) / 3_600_000)
    .sort((one, other) => one - other);
  const middle = (hours.length - 1) / 2;
  return {
    promisesPer100Cases: cases.length > 0 ? (100 * hours.length) / cases.length : null,
    medianLeadTimeHours: hours.length > 0 ? (hours[Math.floor(middle)] + hours[Math.ceil(middle)]) / 2 : null,
  };
}

/** A share with its 95 % interval by Wilson (1927) and what can be said of it, whichever end of its range is true. */
export function figureOf(met, total, target, margin = 0) {
  const figure = { met, margin, missed: total - met, total };
  if (total === 0) return { ...figure, share: null, interval: null, verdict: "not_yet_known" };
  const [least, most] = [met - margin, met + margin].map((count) => exactly(count, total, target));
  return {
    ...figure,
    share: met / total,
    interval: [least.interval[0], most.interval[1]],
    verdict: least.verdict === most.verdict ? least.verdict : "not_yet_known",
  };
}

function exactly(met, total, target) {
  const z = 1.959963984540054;
  const share = met / total;
  const middle = (share + (z * z) / (2 * total)) / (1 + (z * z) / total);
  const reach =
    (z / (1 + (z * z) / total)) * Math.sqrt((share * (1 - share)) / total + (z * z) / (4 * total * total));
  const verdict =
    total < 20 ? "not_yet_known" : met * 1e5 >= Math.round(target * 1e5) * total ? "met" : "missed";
  return { interval: [Math.max(0, middle - reach), Math.min(1, middle + reach)], verdict };
}
