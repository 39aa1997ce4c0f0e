export const privacy = {
  'privacy.title': 'What you open here stays on this device',
  'privacy.title.proved': (p: { n: string }) => `${p.n} ways out were tried just now, and none was open`,
  'privacy.title.leak': (p: { n: string; all: string }) => `${p.n} of ${p.all} ways out were not refused`,
  'privacy.lede':
    'There is no server behind this page that could take your orders, no account and no counting of visitors. You need not believe it: the button tries to send something away, in front of you.',
  'privacy.lede.leak':
    'This should never happen. Do not open customer data in this browser; an extension or a changed copy of this page may have lifted the policy.',
  'privacy.prove': 'Try to send something away',
  'privacy.again': 'Try again',
  'privacy.trying': (p: { way: string }) => `Trying: ${p.way}`,
  'privacy.proof.title': 'What happened, as observed',
  'privacy.proof.sub': (p: { address: string }) =>
    `Each attempt goes to ${p.address}, a name that never exists (RFC 2606). Your data is not part of any attempt.`,
  'privacy.proof.none': 'Nothing has been tried yet.',
  'privacy.col.way': 'Way out',
  'privacy.col.outcome': 'Outcome',
  'privacy.col.observed': 'Observed',
  'privacy.refused': 'refused',
  'privacy.absent': 'not there',
  'privacy.open': 'not refused',
  'privacy.observed.policy': (p: { directive: string }) => `the browser reported a violation of ${p.directive}`,
  'privacy.observed.engine': (p: { code: string }) => `the database answered with the code ${p.code}`,
  'privacy.observed.absent': 'the page no longer has this function',
  'privacy.observed.nothing': 'no refusal was reported within two seconds',
  'privacy.way.fetch': 'fetch',
  'privacy.way.xhr': 'XMLHttpRequest',
  'privacy.way.beacon': 'beacon',
  'privacy.way.websocket': 'WebSocket',
  'privacy.way.eventsource': 'EventSource',
  'privacy.way.image': 'image',
  'privacy.way.webrtc': 'peer connection (WebRTC)',
  'privacy.way.sql': 'SQL: read_csv of an address',

  'privacy.requests.title': 'What this page has asked for',
  'privacy.requests.own': (p: { n: string }) =>
    `${p.n} files from the host it came from: its own scripts, styles and engine`,
  'privacy.requests.elsewhere': (p: { n: string }) => `${p.n} requests to any other address`,
  'privacy.requests.attempts': (p: { n: string }) =>
    `${p.n} refused attempts of this screen, which the browser lists as well`,
  'privacy.requests.bytes': '0 bytes sent elsewhere',
  'privacy.requests.how':
    'From the browser’s own list of this page’s requests (PerformanceResourceTiming). Requests of the two workers are not in it; the same policy binds them, and a test with a listening server holds it. For a check from outside, open the developer tools of your browser, network tab, and use any screen.',
  'privacy.requests.names': 'Names of the files',

  'privacy.stops.title': 'What the browser forbids',
  'privacy.stops.1':
    'Requests of the page, its workers and its SQL to any other origin: fetch, XMLHttpRequest, beacons, sockets, images, fonts, frames, forms.',
  'privacy.stops.2': 'Scripts from anywhere else, scripts made from text, and styles or scripts written into the page.',
  'privacy.stops.3': 'The policy below does this. It is part of the page itself and holds wherever the files are put.',
  'privacy.built.title': 'What is closed by construction',
  'privacy.built.1':
    'No policy covers navigation, new windows and peer connections. The page has no code that leaves for another origin, opens a window or makes a peer connection; the functions are taken away at the start, and a test searches the built files for them.',
  'privacy.built.2':
    'Every link to another site is one of a short fixed list (the papers on the Methods screen). None is ever built from your data, and nothing in a file becomes a link or a form.',
  'privacy.built.3':
    'The database cannot read addresses or attach foreign files: that is switched off at its start, and the switch is locked.',
  'privacy.built.4':
    'After loading, the page asks its host for nothing but its own files; no request carries more than a file name.',
  'privacy.built.5':
    'Orders live in the memory of this tab and go when it is closed. Saved segments and settings are kept in this browser, without customers; “Clear site data” removes them.',
  'privacy.limits.title': 'What neither can stop',
  'privacy.limits.1': 'A browser extension with access to this page sees what you see, and can send it.',
  'privacy.limits.2':
    'Whoever hosts the files can serve a changed copy without these barriers. Use a host you trust, or your own copy: it runs from any folder of any static host.',
  'privacy.limits.3': 'The host sees that this page was fetched, from which address and when, as with any page.',
  'privacy.limits.4': 'The browser itself, the operating system, and people with access to this device.',
  'privacy.limits.5': 'What you export or copy: those files are yours to guard.',
  'privacy.limits.6':
    'A deep link holds the settings of a screen. If you search for a customer, the id is in the link: look before you share it.',
  'privacy.policy.title': 'The policy, word for word',
  'privacy.policy.label': 'Content security policy',
} as const;
