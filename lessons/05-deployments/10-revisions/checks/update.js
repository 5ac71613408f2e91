const shop = cluster.get('deployment', 'shop');
const sets = cluster.list('replicasets', { labels: 'app=shop' });
const now = image(shop);
const changed = now === 'nginx:1.26';
criterion('image', changed, { message: 'unchanged', found: now, see: 'kubectl describe deploy shop' });
const fresh = sets.find((s) => image(s) === 'nginx:1.26');
const old = sets.find((s) => image(s) === 'nginx:1.25');
const moved = changed && fresh?.status?.readyReplicas === 3 && (old?.status?.replicas ?? 0) === 0;
criterion('moved', moved, { message: changed ? 'moving' : '', found: fresh?.status?.readyReplicas ?? 0, see: 'kubectl get rs' });
