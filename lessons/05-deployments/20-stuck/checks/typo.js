const shop = cluster.get('deployment', 'shop');
const now = image(shop);
const sets = cluster.list('replicasets', { labels: 'app=shop' });
const bad = sets.find((s) => image(s) === 'nginx:1.62');
const pods = active(cluster.list('pods', { labels: 'app=shop' }));
const waiting = pods.filter((p) => image(p) === 'nginx:1.62'
  && Array.from(p.status?.containerStatuses ?? []).some((c) => /ImagePull/.test(c.state?.waiting?.reason ?? '')));
criterion('stuck', now === 'nginx:1.62' && bad !== undefined && waiting.length > 0, {
  message: now === 'nginx:1.26' ? 'unchanged' : now === 'nginx:1.62' ? 'not-yet' : 'works', found: now, see: 'kubectl get pods',
});
const old = pods.filter((p) => image(p) === 'nginx:1.26' && ready(p));
criterion('serving', now === 'nginx:1.62' && old.length === 3, { message: now === 'nginx:1.62' ? 'count' : '', found: old.length });
