const shop = cluster.get('deployment', 'shop');
const now = image(shop);
const back = now === 'nginx:1.25';
const revision = shop?.metadata?.annotations?.['deployment.kubernetes.io/revision'] ?? '';
criterion('image', back, { message: now === 'nginx:1.26' ? 'one-back' : 'unchanged', found: now, see: 'kubectl rollout history deploy/shop' });
criterion('revision', back && Number(revision) >= 4, { message: back ? 'revision' : '', found: revision });
const sets = cluster.list('replicasets', { labels: 'app=shop' });
criterion('same-sets', back && sets.length === 3, { message: back ? 'sets' : '', found: sets.length, see: 'kubectl get rs' });
