/**
 * The PouchDB side that receives: express-pouchdb on LevelDB files, as its authors ship it. Argument: folder. Prints its port;
 * `GET /bytes-so-far` answers what its sockets carried.
 */
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import express from 'express';
import expressPouchDb from 'express-pouchdb';
import PouchDB from 'pouchdb';

const [folder] = process.argv.slice(2);
mkdirSync(path.join(folder, 'databases'), { recursive: true });
const Stored = PouchDB.defaults({ prefix: `${path.join(folder, 'databases')}${path.sep}` });
const app = express();
const sockets = new Set();
let closed = 0;
app.get('/bytes-so-far', (_request, response) => {
  let bytes = closed;
  for (const socket of sockets) bytes += socket.bytesRead + socket.bytesWritten;
  response.json({ bytes });
});
const options = { mode: 'minimumForPouchDB', inMemoryConfig: true, logPath: path.join(folder, 'log.txt') };
app.use('/', expressPouchDb(Stored, options));
const server = createServer(app);
server.on('connection', (socket) => {
  sockets.add(socket);
  socket.on('close', () => {
    sockets.delete(socket);
    closed += socket.bytesRead + socket.bytesWritten;
  });
});
server.listen(0, '127.0.0.1', () => console.log(`port ${server.address().port}`));
