const shop = cluster.get('deployment', 'shop');
const now = image(shop);
const back = now === 'nginx:1.26';
criterion('image', back, { message: 'still', found: now, see: 'kubectl get deploy shop -o wide' });
const sets = cluster.list('replicasets', { labels: 'app=shop' });
const trap = sets.find((s) => image(s) === 'nginx:1.62');
criterion('no-trap', back && trap === undefined, { message: back ? 'trap' : '', set: trap?.metadata?.name ?? '', see: 'kubectl get rs -o wide' });
criterion('way-back', back && sets.some((s) => image(s) === 'nginx:1.25'), { message: back ? 'too-clean' : '' });
