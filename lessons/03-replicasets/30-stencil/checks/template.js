const set = cluster.get('replicaset', 'web');
const own = active(cluster.list('pods')).filter((p) => owner(p) === 'ReplicaSet/web');
const old = own.filter((p) => image(p) === 'nginx:1.25');
const changed = set !== null && image(set) === 'nginx:1.26';
criterion('template', changed, {
  message: set === null ? 'no-set' : own.some((p) => image(p) === 'nginx:1.26') ? 'pods-only' : 'unchanged',
  found: image(set), see: 'kubectl get rs web -o wide',
});
criterion('same-pods', changed && old.length === 3, {
  message: changed ? 'replaced' : '', found: old.length, see: 'kubectl get pods',
});
