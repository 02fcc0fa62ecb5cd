/** Requests over TLS 1.3 with the workstation's certificate; bodies packed and unpacked; refusals as errors with their code. */
import https from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import zlib from 'node:zlib';
import { check } from './schema.mjs';

const LINES = 'application/x-ndjson';
const MOST = 32 * 1024 * 1024;
/** How often the same request is repeated after `slow-down`. */
const PATIENCE = 20;

export class Refused extends Error {
  constructor(answer, retryAfter) {
    super(answer.sentence);
    this.code = answer.error;
    this.through = answer.through;
    this.retryAfter = retryAfter;
  }
}

function unpack(body, coding) {
  if (coding === 'zstd') return zlib.zstdDecompressSync(body, { maxOutputLength: MOST });
  if (coding === 'gzip') return zlib.gunzipSync(body, { maxOutputLength: MOST });
  return body;
}

export class Line {
  /** `identity`: authority, and for everything but enrolment key and certificate (PEM). */
  constructor(url, identity, answerMs = 20_000) {
    this.answerMs = answerMs;
    this.url = new URL(url);
    this.version = null;
    this.requests = 0;
    this.agent = new https.Agent({
      keepAlive: true,
      maxSockets: 4,
      maxCachedSessions: 0,
      minVersion: 'TLSv1.3',
      ca: identity.authority,
      key: identity.key,
      cert: identity.certificate,
      // An address is no server name (RFC 6066 §3).
      servername: /[a-z]/i.test(this.url.hostname) ? this.url.hostname : '',
    });
  }

  once(method, path, body, headers, waitMs, signal) {
    this.requests += 1;
    return new Promise((resolve, reject) => {
      const options = { agent: this.agent, method, headers, signal, timeout: this.answerMs + waitMs };
      const request = https.request(new URL(path, this.url), options, (answer) => {
        const pieces = [];
        answer.on('data', (piece) => pieces.push(piece));
        answer.on('error', reject);
        answer.on('end', () => {
          try {
            const text = unpack(Buffer.concat(pieces), answer.headers['content-encoding']).toString('utf8');
            resolve({ status: answer.statusCode, headers: answer.headers, text });
          } catch (error) {
            reject(error);
          }
        });
      });
      request.on('error', reject);
      request.on('timeout', () => request.destroy(new Error('no answer in time')));
      request.end(body);
    });
  }

  async send(method, path, body, headers = {}, waitMs = 0, signal) {
    const named = this.version === null ? headers : { ...headers, 'throughcare-protocol': this.version };
    for (let attempt = 0; ; attempt += 1) {
      const answer = await this.once(method, path, body, named, waitMs, signal);
      if (answer.status === 200) return answer.text;
      const retryAfter = Number(answer.headers['retry-after']);
      const refused = new Refused(check('error-answer', JSON.parse(answer.text)), retryAfter);
      if (refused.code !== 'slow-down' || !(retryAfter <= 60) || attempt >= PATIENCE) throw refused;
      await sleep(retryAfter * 1000 * (1 + Math.random() / 2), undefined, { signal });
    }
  }

  async post(path, name, message, answer, signal) {
    const body = JSON.stringify(check(name, message));
    const text = await this.send('POST', path, body, { 'content-type': 'application/json' }, 0, signal);
    return check(answer, JSON.parse(text));
  }

  /** Sends a header and lines. */
  async postLines(path, name, header, lines, answer) {
    const plain = [JSON.stringify(check(name, header)), ...lines].join('\n');
    const headers = { 'content-type': LINES, 'content-encoding': 'gzip' };
    return check(answer, JSON.parse(await this.send('POST', path, zlib.gzipSync(plain), headers)));
  }

  async get(path, answer) {
    return check(answer, JSON.parse(await this.send('GET', path)));
  }

  async getLines(path, name, waitMs, signal) {
    const text = await this.send('GET', path, undefined, { 'accept-encoding': 'zstd, gzip' }, waitMs, signal);
    const [header, ...lines] = text.split('\n');
    return { header: check(name, JSON.parse(header)), lines };
  }

  close() {
    this.agent.destroy();
  }
}
