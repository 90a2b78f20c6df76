/** What the command line can do, as `kept help` prints it. */
export const help = `Kept on the command line: npm run kept -- <command>

  setup --organisation NAME --owner-email ADDRESS --owner-name NAME --password-stdin
        [--time-zone Europe/Amsterdam] [--languages en,nl]
      Sets up the organisation and its owner, whose password comes on standard input.

  api-key create --name NAME --scopes read,write [--expires 2027-12-31]
      Makes an API key. It is the last line printed, and is shown only once.

  import cases FILE --mapping FILE-OR-NAME
      Imports cases from a CSV file. The mapping is a JSON file, or the name of a saved one. Ends with 1 when rows
      were refused; the others are in.

  import staff FILE [--make-teams] [--apply]
      Says what a CSV file of colleagues would add and change; with --apply it is done. Ends with 1 when rows are
      refused.

  export-person WHO [--out FILE]
      Everything that is held about one person, as JSON. WHO is an id, a mail address, a name or a case's reference.

  erase-person WHO --confirm TEXT
      Erases one person for ever. TEXT is their mail address, else their name, else their first case's reference.

  erasures list
      The list of erasures, ids alone: keep it beside your backups.

  erasures again FILE
      Runs the erasures of such a list again, after an older copy of the database was restored.

  migrate
      Brings the database up to date as DATABASE_OWNER_URL, for an app that has DATABASE_URL alone.

  doctor
      Checks settings, database, jobs, mail, disk and address. Ends with 1 when something is broken.

  help
      Prints this.

The settings are those of npm start: DATA_DIR, DATABASE_URL and so on. All of it works beside a running app.
`;
