#!/usr/bin/env bash
# ical.js 2.2.1: guessed that eight digits without VALUE=DATE are read as a day or refused, that a rule in small letters is
# read (RFC 5545: rule parts are case-insensitive), and that a repeated part of a rule is refused. Seen: DTSTART:20270208
# becomes the date-time "2027-02-08T::" without an error; "freq=daily" throws; of BYMONTH=1;BYMONTH=2 the first is lost.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm init -y >/dev/null; npm install --silent --no-audit --no-fund ical.js@2.2.1
cat > try.mjs <<'JS'
import ICAL from "ical.js";
const read = (line) => { try { return JSON.stringify(ICAL.parse.property(line)); } catch (error) { return `throws: ${error.message}`; } };
const seen = ["DTSTART:20270208", "EXDATE:20260301,20260302T100000Z", "RRULE:freq=daily", "RRULE:FREQ=YEARLY;BYMONTH=1;BYMONTH=2"].map(read);
console.log(`ical.js 2.2.1\n${seen.join("\n")}`);
const wanted = [
  '["dtstart",{},"date-time","2027-02-08T::"]',
  '["exdate",{},"date-time","2026-03-01T::","2026-03-02T10:00:00Z"]',
];
if (seen[0] !== wanted[0] || seen[1] !== wanted[1] || !seen[2].startsWith("throws") || seen[3] !== '["rrule",{},"recur",{"freq":"YEARLY","bymonth":2}]') process.exit(1);
JS
node try.mjs
