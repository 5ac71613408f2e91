const set = cluster.get('replicaset', 'web');
const gone = set === null || Boolean(set.metadata.deletionTimestamp);
const pods = active(cluster.list('pods', { labels: 'app=web' }));
const free = pods.filter((p) => owner(p) === '');
criterion('gone', gone && free.length > 0, { message: gone ? '' : 'still-there', see: 'kubectl get rs' });
criterion('alive', gone && free.length === 3, {
  message: gone ? pods.length === 0 ? 'pods-gone' : 'owned' : '', found: free.length, see: 'kubectl get pods',
});
