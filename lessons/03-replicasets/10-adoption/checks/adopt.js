const set = cluster.get('replicaset', 'web');
criterion('exists', set, {
  message: cluster.inOtherNamespace('replicasets', 'web') ? 'elsewhere' : 'no-set',
  namespace: cluster.inOtherNamespace('replicasets', 'web'),
  see: 'kubectl get rs',
});

const adopted = ['pod-1', 'pod-2'].map((name) => ({ name, pod: cluster.get('pod', name) }));
const gone = adopted.find(({ pod }) => pod === null);
const free = adopted.find(({ pod }) => pod !== null && owner(pod) !== 'ReplicaSet/web');
criterion('adopted', !gone && !free, {
  message: gone ? 'gone' : set ? 'free' : '',
  pod: gone?.name ?? free?.name,
  see: 'kubectl get pods --show-labels',
});

const own = active(cluster.list('pods', { labels: 'app=web' })).filter((p) => owner(p) === 'ReplicaSet/web');
criterion('three', own.length === 3, { message: set ? 'count' : '', found: own.length, see: 'kubectl get pods' });
