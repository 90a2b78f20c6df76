#!/usr/bin/env bash
# windows-iana 5.1.0: guessed that a table of Windows zone names from CLDR is the same everywhere. Seen: "Central Asia
# Standard Time" (what Outlook writes for UTC+6) leads to Asia/Almaty, which moved to UTC+5 in March 2024; Unicode's own
# cldr-core 48.2.0 says Asia/Bishkek. Events of a calendar file land an hour off. Names are also case-sensitive there.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm init -y >/dev/null; npm install --silent --no-audit --no-fund windows-iana@5.1.0 cldr-core@48.2.0
cat > try.mjs <<'JS'
import { readFileSync } from "node:fs";
import windows from "windows-iana";
const table = JSON.parse(readFileSync("node_modules/cldr-core/supplemental/windowsZones.json", "utf8"));
const name = "Central Asia Standard Time";
const unicode = table.supplemental.windowsZones.mapTimezones
  .map(({ mapZone }) => mapZone)
  .find((zone) => zone._other === name && zone._territory === "001")._type;
const [theirs] = windows.findIana(name);
const lower = windows.findIana(name.toLowerCase());
const at = (zone) => new Intl.DateTimeFormat("en", { timeZone: zone, hour: "2-digit", hourCycle: "h23", timeZoneName: "longOffset" }).format(Date.UTC(2026, 6, 1, 12));
console.log(`windows-iana 5.1.0: ${theirs} (${at(theirs)}); cldr-core 48.2.0: ${unicode} (${at(unicode)}); lower case: ${JSON.stringify(lower)}`);
if (theirs !== "Asia/Almaty" || unicode !== "Asia/Bishkek" || lower.length > 0) process.exit(1);
JS
node try.mjs
