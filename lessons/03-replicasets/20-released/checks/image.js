const veteran = cluster.get('pod', 'veteran');
const set = cluster.get('replicaset', 'web');
const now = veteran === null ? '' : image(veteran, 'main');
const status = Array.from(veteran?.status?.containerStatuses ?? [])[0];
const runs = now === 'nginx:1.26';
criterion('image', runs, {
  message: veteran === null ? 'gone' : image(set) === 'nginx:1.26' ? 'template' : 'old',
  found: now, see: 'kubectl get pod veteran -o jsonpath={.spec.containers[0].image}',
});
criterion('in-place', runs && owner(veteran) === 'ReplicaSet/web' && (status?.restartCount ?? 0) >= 1, {
  message: runs ? 'not-in-place' : '', see: 'kubectl get pods',
});
criterion('template', runs && set !== null && image(set) === 'nginx:1.27', { message: runs ? 'both' : '' });
