const own = active(cluster.list('pods')).filter((p) => owner(p) === 'ReplicaSet/web');
const fresh = own.filter((p) => image(p) === 'nginx:1.26').length;
const old = own.filter((p) => image(p) === 'nginx:1.25').length;
criterion('mixed', fresh === 1 && old === 2, {
  message: fresh === 0 ? 'none' : fresh > 1 ? 'too-many' : 'count', found: fresh, old, see: 'kubectl get pods -o wide',
});
