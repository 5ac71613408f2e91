const veteran = cluster.get('pod', 'veteran');
const alive = veteran !== null && !veteran.metadata.deletionTimestamp;
const free = alive && owner(veteran) === '' && !labelled(veteran, { app: 'web' });
criterion('free', free, { message: alive ? 'owned' : 'dead', see: 'kubectl describe pod veteran' });

const own = active(cluster.list('pods')).filter((p) => owner(p) === 'ReplicaSet/web' && p.metadata.name !== 'veteran');
criterion('replaced', (free || !alive) && own.length === 3 && alive, { message: alive ? 'count' : '', found: own.length, see: 'kubectl get pods' });
