/** Invented people to begin with, and invented things that a customer can send. */

export const PEOPLE = [
  { id: '5511900000001', name: 'Ana Souza' },
  { id: '34600000002', name: 'Mateo Ruiz' },
  { id: '4915700000003', name: 'Jule Brandt' },
  { id: '447700900004', name: 'Amara Okafor' },
  { id: '573000000005', name: 'Valentina Mora', username: 'vale.mora', withoutPhone: true },
];

/** Each makes the content of a message, whose file the simulator adds; some need the thread's latest message of the business. */
export const SAMPLES = [
  { label: 'Photo', icon: 'image', make: () => ({ type: 'image', image: { caption: 'The box arrived like this' } }) },
  { label: 'Voice', icon: 'audio', make: () => ({ type: 'audio', audio: { voice: true } }) },
  { label: 'Document', icon: 'document', make: () => ({ type: 'document', document: { filename: 'invoice-0042.pdf' } }) },
  { label: 'Video', icon: 'video', make: () => ({ type: 'video' }) },
  { label: 'Place', icon: 'location', make: () => ({ type: 'location', location: { latitude: -23.561, longitude: -46.655, name: 'Corner bakery', address: 'Rua das Flores 12' } }) },
  { label: 'Contact', icon: 'contacts', make: () => ({ type: 'contacts', contacts: [{ name: { formatted_name: 'Rui Lima', first_name: 'Rui' }, phones: [{ phone: '+55 11 90000-0099', type: 'CELL' }] }] }) },
  { label: 'Like', icon: 'reaction', make: (latest) => (latest ? { type: 'reaction', reaction: { message_id: latest, emoji: '👍' } } : null) },
  { label: 'A poll', icon: 'unsupported', make: () => ({ type: 'unsupported', unsupported: { type: 'poll_creation' }, errors: [{ code: 131051, title: 'Message type unknown', message: 'Message type unknown', error_data: { details: 'Message type is currently not supported.' } }] }) },
];

export const FAULTS = [
  ['rate-limited', 'Too fast (429, 130429)'],
  ['pair-rate-limited', 'Too fast to one person (131056)'],
  ['token-expired', 'Token expired (401, 190)'],
  ['http-error', 'Server error (500, 131000)'],
  ['html-502', 'A page instead of JSON (502)'],
  ['reset-before-accepting', 'Line breaks, not accepted'],
  ['reset-after-accepting', 'Line breaks, but accepted'],
  ['timeout-after-accepting', 'No answer, but accepted'],
  ['slow-body', 'Answer trickles'],
  ['window-closed', 'Window closed, at once'],
  ['window-closed-later', 'Window closed, told later'],
  ['fails-later', 'Fails, told later (131000)'],
];

export const SCRIPTS = [
  ['normal', 'Sent, delivered, read'],
  ['reversed', 'Read, delivered, sent'],
  ['duplicated', 'Everything twice'],
  ['early', 'Sent before the call is answered'],
  ['read-only', 'Only read'],
  ['played', 'As normal, then played'],
  ['failed-then-delivered', 'Failed, then delivered after all'],
  ['delivered-then-failed', 'Delivered, then failed'],
  ['never', 'Nothing at all'],
];
