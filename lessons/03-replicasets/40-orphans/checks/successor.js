const set = cluster.get('replicaset', 'web-2');
criterion('there', set, { message: cluster.get('replicaset', 'web') === null ? 'no-set' : 'old-set', see: 'kubectl get rs' });
const own = active(cluster.list('pods')).filter((p) => owner(p) === 'ReplicaSet/web-2');
const adopted = own.filter((p) => p.metadata.name.startsWith('web-') && !p.metadata.name.startsWith('web-2-'));
criterion('adopted', set !== null && adopted.length === 2, { message: set === null ? '' : 'not-adopted', found: adopted.length, see: 'kubectl get pods' });
criterion('four', set !== null && own.length === 4, { message: set === null ? '' : 'count', found: own.length });
