// Imported before everything else: says clearly when Node is too old, or past its end of life.
const OLDEST = [20, 20, 2];
const version = process.versions.node.split(".").map(Number);
const older = OLDEST.findIndex((part, at) => version[at] !== part);

if (older !== -1 && version[older] < OLDEST[older]) {
  console.error(`Throughline needs Node.js ${OLDEST.join(".")} or newer; this is ${process.version}. Node 22 or 24 is a good choice: https://nodejs.org`);
  process.exit(1);
}
if (version[0] === 20) console.error("Node.js 20 is past its end of life and gets no more security fixes. Throughline runs on it; better move to 22 or 24.");
