#!/usr/bin/env bash
# ical.js 2.2.1 takes text, not bytes. Guessed that a file folded at 75 octets (RFC 5545, 3.1, which allows a fold within a
# UTF-8 sequence) reads well once it is decoded. Seen: the decoder makes two replacement characters of the split letter
# before the library joins the lines. The bytes must be unfolded first.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm init -y >/dev/null; npm install --silent --no-audit --no-fund ical.js@2.2.1
cat > try.mjs <<'JS'
import ICAL from "ical.js";
const head = Buffer.from(`BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:${"x".repeat(66)}`);
const bytes = Buffer.concat([head, Buffer.from([0xc3]), Buffer.from("\r\n "), Buffer.from([0xa9]), Buffer.from("\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")]);
const nameIn = (text) => new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent("vevent").getFirstPropertyValue("summary").slice(66);
const decodedFirst = nameIn(bytes.toString("utf8"));
const unfoldedFirst = nameIn(Buffer.from(bytes.toString("latin1").replace(/\r\n[ \t]/g, ""), "latin1").toString("utf8"));
console.log(`ical.js 2.2.1: decoded first ${JSON.stringify(decodedFirst)}, unfolded first ${JSON.stringify(unfoldedFirst)}`);
if (decodedFirst !== "\ufffd\ufffd" || unfoldedFirst !== "é") process.exit(1);
JS
node try.mjs
