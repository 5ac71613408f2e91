const set = cluster.get('replicaset', 'web');
const own = active(cluster.list('pods')).filter((p) => owner(p) === 'ReplicaSet/web');
const fresh = own.filter((p) => image(p) === 'nginx:1.26');
criterion('fresh', own.length > 0 && fresh.length === own.length, {
  message: own.length === 0 ? 'empty' : 'old', found: own.length - fresh.length,
  see: 'kubectl get pods -o custom-columns=NAME:.metadata.name,IMAGE:.spec.containers[0].image',
});
criterion('three', fresh.length === 3 && fresh.every(ready) && set?.spec?.replicas === 3, {
  message: fresh.length < 3 || set?.spec?.replicas !== 3 ? 'count' : 'not-ready', found: fresh.length, see: 'kubectl get rs web',
});
