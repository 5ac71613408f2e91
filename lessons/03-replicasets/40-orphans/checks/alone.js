const pods = active(cluster.list('pods', { labels: 'app=web' }));
criterion('two', pods.length === 2, { message: pods.length === 3 ? 'three' : 'count', found: pods.length, see: 'kubectl get pods' });
