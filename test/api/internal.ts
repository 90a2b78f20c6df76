/** Commands and queries that are no endpoint, and why. */
export const internal: Record<string, string> = {
  "organisation.set_up": "first run: the one-time code or the command line",
  "session.open": "sign-in is for browsers",
  "employee.invite": "people join through the pages until the people endpoints come",
  "invitation.list": "people join through the pages until the people endpoints come",
  "invitation.accept": "for the invited person's browser",
  "api_key.create": "a key must not make keys",
  "api_key.list": "a key must not read keys",
  "api_key.revoke": "a key must not end keys",
  "charter.preview": "a page of the publication: the public reads /public/charter",
  "home.read": "one person's page",
  "promise.remind": "a job's, when a promise nears its due time",
  "promise.tell_late": "a job's, when the due time of a promise passes",
  "import.apply": "a step of the import's own job",
  "import.finish": "the last step of the import's own job",
  "principle.list_choices": "fills a choice on a page; GET /principles has the same and more",
};
