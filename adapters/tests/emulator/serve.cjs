// Serves the Firebase Auth emulator for one project on a free port of this machine, prints the port, and ends with its
// standard input. `node serve.cjs PROJECT`
const { createApp } = require("firebase-tools/lib/emulator/auth/server.js");

const quiet = 0; // SingleProjectMode.NO_WARNING

createApp(process.argv[2], quiet).then((app) => {
  const server = app.listen(0, "127.0.0.1", () => console.log(`port ${server.address().port}`));
});
process.stdin.on("end", () => process.exit(0)).resume();
