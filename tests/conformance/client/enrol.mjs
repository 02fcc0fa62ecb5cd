/** Enrolment (document §4): the pin is held against the chain shown before anything is sent. */
import { X509Certificate } from 'node:crypto';
import { connect } from 'node:tls';
import { Line } from './line.mjs';
import { certificateRequest } from './request.mjs';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

function pinOf(certificate) {
  let bits = BigInt(`0x${certificate.fingerprint256.replaceAll(':', '').slice(0, 20)}`);
  let pin = '';
  for (let place = 0; place < 16; place += 1, bits >>= 5n) pin = ALPHABET[Number(bits & 31n)] + pin;
  return pin;
}

function chainOf(url) {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const options = {
      host: hostname,
      port: Number(port || 443),
      rejectUnauthorized: false,
      minVersion: 'TLSv1.3',
    };
    const socket = connect(options, () => {
      const chain = [];
      let shown = socket.getPeerCertificate(true);
      while (shown?.raw && chain.length < 8) {
        chain.push(new X509Certificate(shown.raw));
        shown = shown.issuerCertificate === shown ? null : shown.issuerCertificate;
      }
      socket.destroy();
      resolve(chain);
    });
    socket.on('error', reject);
  });
}

/** Returns what has to be kept: url, establishment, workstation, key, certificate, authority. `key` is an RSA key in PEM. */
export async function enrol({ url, code, name, key }) {
  const typed = code.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  const [secret, pin] = [typed.slice(0, 12), typed.slice(12)];
  const authority = (await chainOf(url)).find((shown) => shown.ca && pinOf(shown) === pin)?.toString();
  if (!authority) throw Object.assign(new Error('the pin is of another authority'), { code: 'wrong-pin' });
  const line = new Line(url, { authority });
  try {
    const request = { code: secret, csr: certificateRequest(name, key), name };
    const answer = await line.post('/v1/enrol', 'enrol-request', request, 'enrol-answer');
    return { ...answer, url, key, authority };
  } finally {
    line.close();
  }
}

/** A certificate for another key, over the present connection. */
export async function renew(line, identity, key) {
  const request = { csr: certificateRequest(identity.workstation, key) };
  return { ...identity, key, ...(await line.post('/v1/renew', 'renew-request', request, 'renew-answer')) };
}
