// What a check sees. docs/lesson-authors.md is its manual; keep the two together.
(function (host, check) {
  'use strict';
  const text = (value) => (value === undefined || value === null ? '' : String(value));

  const selectorOf = (labels) => {
    if (labels === undefined || labels === null) return '';
    if (typeof labels === 'string') return labels;
    return Object.keys(labels).map((key) => key + '=' + labels[key]).join(',');
  };

  const cluster = Object.freeze({
    get: (kind, name, namespace = 'default') => host.get(kind, namespace, name),
    list: (kind, options = {}) =>
      Array.from(host.list(kind, options.namespace ?? 'default', selectorOf(options.labels))),
    inOtherNamespace: (kind, name, namespace = 'default') => {
      const other = Array.from(host.list(kind, '*', ''))
        .find((o) => o.metadata.name === name && o.metadata.namespace !== namespace);
      return other === undefined ? null : other.metadata.namespace;
    },
  });

  const events = (options = {}) =>
    cluster.list('events', { namespace: options.namespace })
      .map((e) => ({
        type: e.type,
        reason: e.reason,
        message: e.message,
        count: e.count ?? 1,
        about: e.involvedObject.kind + '/' + e.involvedObject.name,
      }))
      .filter((e) =>
        (options.reason === undefined || e.reason === options.reason) &&
        (options.about === undefined || e.about === options.about));

  const files = Object.freeze({ read: (path) => host.read(path) });
  const commands = Object.freeze(Array.from(host.commands()));
  const output = commands.map((c) => c.output).join('');

  const criterion = (key, passed, details = {}) => {
    const strings = {};
    for (const name of Object.keys(details)) strings[name] = text(details[name]);
    host.report(key, Boolean(passed), JSON.stringify(strings));
    return Boolean(passed);
  };

  const labelled = (object, labels) => {
    const own = object?.metadata?.labels ?? {};
    return Object.keys(labels).every((key) => own[key] === labels[key]);
  };
  const podSpec = (object) => object?.spec?.template?.spec ?? object?.spec;
  const image = (object, container) => {
    const all = Array.from(podSpec(object)?.containers ?? []);
    const one = container === undefined ? all[0] : all.find((c) => c.name === container);
    return one?.image ?? '';
  };
  const owner = (object) => {
    const ref = Array.from(object?.metadata?.ownerReferences ?? []).find((r) => r.controller);
    return ref === undefined ? '' : ref.kind + '/' + ref.name;
  };
  const condition = (object, type) =>
    Array.from(object?.status?.conditions ?? []).find((c) => c.type === type) ?? null;
  const ready = (pod) => condition(pod, 'Ready')?.status === 'True';
  const active = (pods) =>
    pods.filter((p) => !p.metadata.deletionTimestamp &&
      p.status?.phase !== 'Succeeded' && p.status?.phase !== 'Failed');

  const UNITS = {
    n: 1e-9, u: 1e-6, m: 1e-3, '': 1, k: 1e3, M: 1e6, G: 1e9, T: 1e12, P: 1e15, E: 1e18,
    Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30, Ti: 2 ** 40, Pi: 2 ** 50, Ei: 2 ** 60,
  };
  const quantity = (value) => {
    const match = /^([+-]?[0-9.]+)(?:([eE][+-]?[0-9]+)|([numkMGTPE]|[KMGTPE]i)?)$/.exec(text(value));
    if (match === null) return NaN;
    return Number(match[1] + (match[2] ?? '')) * UNITS[match[3] ?? ''];
  };
  const sameQuantity = (a, b) => {
    const x = quantity(a);
    const y = quantity(b);
    return Math.abs(x - y) <= 1e-9 * Math.max(Math.abs(x), Math.abs(y));
  };

  return check(cluster, events, files, commands, output, criterion, labelled, image, owner, ready, active,
    condition, quantity, sameQuantity) ?? null;
})
