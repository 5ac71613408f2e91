const veteran = cluster.get('pod', 'veteran');
const alive = veteran !== null && !veteran.metadata.deletionTimestamp;
const back = alive && owner(veteran) === 'ReplicaSet/web';
criterion('back', back, {
  message: alive ? 'still-out' : 'dead', found: veteran?.metadata?.labels?.app ?? '', see: 'kubectl get pods --show-labels',
});
const set = cluster.get('replicaset', 'web');
const own = active(cluster.list('pods')).filter((p) => owner(p) === 'ReplicaSet/web');
criterion('three', back && own.length === 3 && set !== null && set.spec.replicas === 3, {
  message: set !== null && set.spec.replicas !== 3 ? 'scaled' : back ? 'count' : '', found: own.length, see: 'kubectl get rs web',
});
