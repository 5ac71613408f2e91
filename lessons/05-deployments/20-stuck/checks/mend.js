const shop = cluster.get('deployment', 'shop');
const now = image(shop);
const back = now === 'nginx:1.26';
criterion('image', back, { message: now === 'nginx:1.62' ? 'still' : 'too-far', found: now, see: 'kubectl rollout history deploy/shop' });
const pods = active(cluster.list('pods', { labels: 'app=shop' }));
const good = pods.filter((p) => image(p) === 'nginx:1.26' && ready(p));
criterion('whole', back && pods.length === 3 && good.length === 3, { message: back ? 'count' : '', found: good.length, see: 'kubectl get pods' });
